'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { Id } from '~/lib/ids';
import { light } from '~/trpc/light';

/** Who is here; of a stranger the wishes are kept on the device, nothing is unread and no day is kept. */
export type Visitor = {
  readonly name: string | null;
  readonly count: number;
  readonly wishes: readonly Id<'prd'>[];
  readonly unread: number;
  /** Whether their account keeps a day's target. */
  readonly day: boolean;
};

const STRANGER = { wishes: [], unread: 0, day: false };

const NOBODY_YET: Visitor | null = null;
let visitor: Visitor | null = NOBODY_YET;
let asked = false;
const listeners = new Set<() => void>();

/** Also what is known of them from somewhere else: a cart that was just put something into. */
export function setVisitor(next: Pick<Visitor, 'name' | 'count'> & Partial<Visitor>): void {
  visitor = { ...STRANGER, ...visitor, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ask(): void {
  light.query('visitor', 'here', undefined).then(setVisitor, () => {
    // Without an answer the header stays a stranger's; the next page asks again.
    asked = false;
  });
}

const known = () => visitor;
const nobodyYet = () => NOBODY_YET;

/** What this document has heard of whoever is here so far. Asks for nothing. */
export const useKnownVisitor = (): Visitor | null => useSyncExternalStore(subscribe, known, nobodyYet);

/** Who is here, how much is in their cart, what they wish for and have not read: one request for each document, again when the browser brings one back. */
export function useVisitor(): Visitor | null {
  useEffect(() => {
    if (!asked) {
      asked = true;
      ask();
    }
    const broughtBack = (event: PageTransitionEvent) => event.persisted && ask();
    window.addEventListener('pageshow', broughtBack);
    return () => window.removeEventListener('pageshow', broughtBack);
  }, []);
  return useKnownVisitor();
}
