'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useToast } from '~/components/ui/toast';
import type { Id } from '~/lib/ids';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';
import { lastWord } from './last-word';
import type { Wished } from './wish-row';

/**
 * The account's list and its changes. A change shows at once and is sent after the one before it; what was put back or could not
 * be sent is asked for anew.
 */
export function useWishes() {
  const errors = useTranslations('errors');
  const toast = useToast();
  const utils = trpc.useUtils();
  const [products] = trpc.wish.list.useSuspenseQuery();
  const [out, setOut] = useState<readonly Id<'prd'>[]>([]);
  const [say] = useState(() =>
    lastWord<Id<'prd'>, boolean>(
      (productId, wished) => utils.client.wish.set.mutate({ productId, wished }),
      (productId, wished, error) => {
        if (error === null && !wished) return;
        if (error !== null) {
          const refusal = refusalOf(error);
          toast({ text: refusal ? errors(refusal.code, refusal.values) : errors('NETWORK') });
          setOut((before) => before.filter((id) => id !== productId));
        }
        void utils.wish.list.invalidate();
      },
    ),
  );

  function wish({ productId }: Wished, wished: boolean): void {
    setOut((before) => (wished ? before.filter((id) => id !== productId) : [...before, productId]));
    say(productId, wished);
  }

  return { products: products.filter(({ productId }) => !out.includes(productId)), wish };
}
