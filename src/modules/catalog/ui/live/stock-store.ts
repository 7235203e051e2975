'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Id } from '~/lib/ids';

/** Units that unpaid orders keep, and when the first of them may be free, in milliseconds. */
export type Held = { readonly units: number; readonly until: number };
type Row = {
  readonly variantId: Id<'var'>;
  readonly available: number;
  readonly held?: Held;
  /** When it arrives, and if it is paid by when, in words. */
  readonly arrival?: readonly [day: string, by: string];
};

const stock = new Map<Id<'var'>, Row>();
const listeners = new Set<() => void>();

export function setStock(rows: readonly Row[]): void {
  for (const row of rows) stock.set(row.variantId, row);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All that the live answer says of a variant, once it is there. */
export function useLive(variantId: Id<'var'>): Row | undefined {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => stock.get(variantId), [variantId]),
    () => undefined,
  );
}

/** What can be bought of several variants: as the page was made, until the live answer is there. */
export function useStockOf(variants: readonly { readonly id: Id<'var'>; readonly available: number }[]) {
  const key = useSyncExternalStore(
    subscribe,
    () => variants.map(({ id, available }) => stock.get(id)?.available ?? available).join(),
    () => variants.map(({ available }) => available).join(),
  );
  const amounts = key.split(',').map(Number);
  return (index: number) => amounts[index] ?? 0;
}
