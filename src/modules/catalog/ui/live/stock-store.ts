'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Id } from '~/lib/ids';

const stock = new Map<Id<'var'>, number>();
const listeners = new Set<() => void>();

export function setStock(rows: readonly { variantId: Id<'var'>; available: number }[]): void {
  for (const { variantId, available } of rows) stock.set(variantId, available);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What can be bought of a variant: as the page was made, until the live answer is there. */
export function useAvailable(variantId: Id<'var'>, asMade: number): number {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => stock.get(variantId) ?? asMade, [variantId, asMade]),
    () => asMade,
  );
}

/** The same for several variants at once; the answer changes when any of them does. */
export function useStockOf(variants: readonly { readonly id: Id<'var'>; readonly available: number }[]) {
  const key = useSyncExternalStore(
    subscribe,
    () => variants.map(({ id, available }) => stock.get(id) ?? available).join(),
    () => variants.map(({ available }) => available).join(),
  );
  const amounts = key.split(',').map(Number);
  return (index: number) => amounts[index] ?? 0;
}
