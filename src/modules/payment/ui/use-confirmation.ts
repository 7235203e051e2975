'use client';

import { useEffect, useRef, useState } from 'react';
import { refusalOf } from './refusal';

/** Seconds between looks: quick at first, then less and less often. */
const PAUSES = [2, 2, 2, 2, 3, 4, 6, 8, 10];
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** How a confirmation stands; `UNKNOWN` is looked at again. */
type Answer = { readonly state: string };
export type Trouble = 'MISMATCH' | 'NOT_FOUND' | 'UNAUTHENTICATED' | 'RATE_LIMITED';
export type Outcome<T extends Answer> = { readonly answer: T } | { readonly trouble: Trouble };

type Calls<T extends Answer> = {
  /** Asks for the payment to be confirmed; null where it is being confirmed already and can only be looked at. */
  readonly confirm: (() => Promise<T>) | null;
  readonly check: () => Promise<T>;
};

/**
 * Asks once for the payment to be confirmed, then looks until it is decided. Asking again, after a reload or a lost answer,
 * charges nothing more: the server claims the attempt once.
 */
export function useConfirmation<T extends Answer>(calls: Calls<T>, onDecided: (outcome: Outcome<T>) => void): number {
  const first = useRef({ calls, onDecided });
  const started = useRef(false);
  const here = useRef(false);
  const [looks, setLooks] = useState(0);

  useEffect(() => {
    const { calls: ask, onDecided: tell } = first.current;
    let confirm = ask.confirm;

    async function look(): Promise<Outcome<T> | 'AGAIN'> {
      try {
        const answer = await (confirm ?? ask.check)();
        confirm = null;
        return answer.state === 'UNKNOWN' ? 'AGAIN' : { answer };
      } catch (error) {
        const { code } = refusalOf(error);
        if (code === 'UNAUTHENTICATED' || code === 'NOT_FOUND' || code === 'RATE_LIMITED') return { trouble: code };
        if (code === 'AMOUNT_MISMATCH' || code === 'INVALID_INPUT') return { trouble: 'MISMATCH' };
        // Decided meanwhile by somebody else: from now on only look.
        if (code === 'ORDER_STATE') confirm = null;
        return 'AGAIN';
      }
    }

    async function lookUntilDecided(): Promise<void> {
      for (let count = 0; here.current; count += 1) {
        const found = await look();
        if (found !== 'AGAIN') return tell(found);
        setLooks(count + 1);
        await seconds(PAUSES[Math.min(count, PAUSES.length - 1)] ?? 10);
      }
    }

    here.current = true;
    if (!started.current) {
      started.current = true;
      void lookUntilDecided();
    }
    return () => {
      here.current = false;
    };
  }, []);
  return looks;
}
