'use client';

import { useSyncExternalStore } from 'react';
import type { AdminOrder } from './order-rows';

/** What was looked for last and what there was, a page of it. */
export type FoundOrders = {
  readonly query: string;
  readonly items: readonly AdminOrder[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

// In this tab's memory only, never in an address: whoever comes back from an order finds the list as they left it.
let last: FoundOrders | null = null;
const watchers = new Set<() => void>();

export const lastFound = (): FoundOrders | null => last;

export function keepFound(found: FoundOrders): void {
  last = found;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const useFound = (): FoundOrders | null => useSyncExternalStore(watch, lastFound, () => null);
