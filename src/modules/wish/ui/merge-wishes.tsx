'use client';

import { useEffect } from 'react';
import { trpc } from '~/trpc/client';
import { forgetKept, keptWishes } from './kept-wishes';

/** Stands where somebody is signed in: what this device kept before that joins their list. Without an answer the next page does it. */
export function MergeWishes() {
  const utils = trpc.useUtils();
  useEffect(() => {
    const productIds = [...keptWishes()];
    if (productIds.length === 0) return;
    utils.client.wish.merge.mutate({ productIds }).then(
      async () => {
        forgetKept(productIds);
        await utils.wish.list.invalidate();
      },
      () => undefined,
    );
  }, [utils]);
  return null;
}
