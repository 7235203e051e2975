'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { Id } from '~/lib/ids';
import { light } from '~/trpc/light';

type Vote = { readonly mine: boolean; readonly shown: number | null };

const NO_VOTE: Vote = { mine: false, shown: null };
const votes = new Map<Id<'rev'>, Vote>();
const asked = new Set<Id<'rev'>>();
const listeners = new Set<() => void>();
let waiting: Id<'rev'>[] = [];

export function setVote(id: Id<'rev'>, vote: Vote): void {
  votes.set(id, vote);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which of the reviews on the page are the visitor's own votes: one request for all that were drawn together. */
async function askWaiting(): Promise<void> {
  const reviewIds = waiting;
  waiting = [];
  try {
    for (const id of await light.query('review', 'votes', { reviewIds })) setVote(id, { mine: true, shown: null });
  } catch {
    // Without an answer nothing is marked; the next page asks again.
    for (const id of reviewIds) asked.delete(id);
  }
}

function ask(id: Id<'rev'>): void {
  if (asked.has(id)) return;
  asked.add(id);
  waiting.push(id);
  if (waiting.length === 1) queueMicrotask(() => void askWaiting());
}

/** Whether the visitor found this review helpful, and how many do: the page's own count until they press. */
export function useVote(id: Id<'rev'>, count: number): { mine: boolean; shown: number } {
  useEffect(() => ask(id), [id]);
  const { mine, shown } = useSyncExternalStore(
    subscribe,
    () => votes.get(id) ?? NO_VOTE,
    () => NO_VOTE,
  );
  return { mine, shown: shown ?? count };
}
