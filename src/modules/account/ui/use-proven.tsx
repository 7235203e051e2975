'use client';

import { useTranslations } from 'next-intl';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog } from '~/components/ui/dialog';
import { useToast } from '~/components/ui/toast';
import type { AppErrorCode } from '~/lib/errors';
import { refusalOf } from '~/lib/refusal';
import { ProofForm } from './proof-form';
import { ShowApp } from './second-step/show-app';
import { useOutcome } from './use-outcome';

/** Runs a call, and again after a proof where it was refused for want of one. */
type Proven = <T>(call: () => Promise<T>) => Promise<T | undefined>;

/** What a call was refused for want of: a proof of who somebody is, or a code of their authenticator app. */
const WANTED = ['PROOF_REQUIRED', 'SECOND_STEP_REQUIRED'] as const;
type Wanted = (typeof WANTED)[number];

export const wantedBy = (code: AppErrorCode | undefined): Wanted | undefined => WANTED.find((one) => one === code);

const ProofContext = createContext<((wanted: Wanted) => Promise<boolean>) | null>(null);

async function untilProven<T>(
  call: () => Promise<T>,
  ask: (wanted: Wanted) => Promise<boolean>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    const wanted = wantedBy(refusalOf(error)?.code);
    if (!wanted) throw error;
    return (await ask(wanted)) ? untilProven(call, ask) : undefined;
  }
}

/**
 * For calls that ask for a fresh proof of who somebody is: `await proven(() => mutation.mutateAsync(input))`. Where it is
 * wanting, a dialog asks for it and the call is made again. Rejects as the call does; undefined when the person closed the
 * dialog. The mutation's own `onError` also hears of the first refusal, so handle errors where this is awaited.
 */
export function useProven(): Proven {
  const ask = useContext(ProofContext);
  if (!ask) throw new Error('useProven outside of ProofProvider');
  return useCallback((call) => untilProven(call, ask), [ask]);
}

/** Asks for the proof, one dialog for the whole page. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('account.proof');
  const toast = useToast();
  const outcome = useOutcome('proof');
  const [wanted, setWanted] = useState<Wanted>();
  const answer = useRef<(isProven: boolean) => void>(undefined);
  const told = useRef(false);
  useEffect(() => {
    if (!outcome || told.current) return;
    told.current = true;
    toast({ text: t(`outcome.${outcome}`) });
  }, [outcome, toast, t]);
  const close = useCallback((isProven: boolean) => {
    setWanted(undefined);
    answer.current?.(isProven);
    answer.current = undefined;
  }, []);
  const ask = useCallback((want: Wanted) => {
    answer.current?.(false);
    setWanted(want);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  return (
    <ProofContext value={ask}>
      {children}
      <Dialog open={wanted !== undefined} title={t('title')} onClose={() => close(false)}>
        {wanted === 'PROOF_REQUIRED' && <ProofForm onProven={() => close(true)} onCancel={() => close(false)} />}
        {wanted === 'SECOND_STEP_REQUIRED' && <ShowApp onShown={() => close(true)} onCancel={() => close(false)} />}
      </Dialog>
    </ProofContext>
  );
}
