'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { light } from '~/trpc/light';

export type Visitor = { readonly name: string | null; readonly count: number };

const NOBODY_YET: Visitor | null = null;
let visitor: Visitor | null = NOBODY_YET;
let asked = false;
const listeners = new Set<() => void>();

export function setVisitor(next: Visitor): void {
  visitor = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ask(): void {
  light.query('cart', 'summary', undefined).then(setVisitor, () => {
    // Without an answer the header stays a stranger's; the next page asks again.
    asked = false;
  });
}

/** Who is here and how much is in their cart: one request for each document, again when the browser brings one back. */
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
  return useSyncExternalStore(
    subscribe,
    () => visitor,
    () => NOBODY_YET,
  );
}
