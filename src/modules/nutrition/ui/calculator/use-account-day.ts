'use client';

import { useEffect, useState } from 'react';
import { light } from '~/trpc/light';
import type { KeptTarget, Macros } from '../../rules/day-target';

type Account = { readonly signedIn: boolean; readonly kept: KeptTarget | null };

const NOBODY: Account = { signedIn: false, kept: null };

/** What the account of whoever is here keeps of the calculator. Until that is known, and without an answer, nobody is here. */
export function useAccountDay() {
  const [account, setAccount] = useState(NOBODY);
  useEffect(() => {
    light.query('nutrition', 'dayTarget', undefined).then(setAccount, () => undefined);
  }, []);

  /** Keeps this day there, which is agreed to; with null nothing, which withdraws what was agreed to. */
  async function settle(target: Macros | null): Promise<void> {
    if (target) {
      const kept = await light.mutate('nutrition', 'keepDayTarget', { agreed: true, target });
      setAccount({ signedIn: true, kept });
    } else if (account.kept) {
      await light.mutate('nutrition', 'withdrawDayTarget', undefined);
      setAccount({ signedIn: true, kept: null });
    }
  }
  return { ...account, settle };
}
