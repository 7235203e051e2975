'use client';

import { useEffect, useEffectEvent } from 'react';
import { z } from '~/lib/zod';

/** A proof lasts as long; whoever comes back later begins anew. */
const KEPT_MS = 10 * 60_000;

const keptSchema = z.object({ at: z.number(), held: z.unknown() });
const keyOf = (name: string): string => `proof:${name}:${location.pathname}`;

/** What the forms of this page hold, by name. */
const forms = new Map<string, unknown>();

/** Keeps what this page's forms hold in this tab, for the way back from a proof that leaves the page. */
export function keepForms(): void {
  try {
    for (const [name, held] of forms) sessionStorage.setItem(keyOf(name), JSON.stringify({ at: Date.now(), held }));
  } catch {
    // Where nothing may be kept one fills it in once more.
  }
}

/** What this form held when its page was left; it is given once. */
function takeKept(name: string): unknown {
  try {
    const text = sessionStorage.getItem(keyOf(name));
    sessionStorage.removeItem(keyOf(name));
    const { data } = keptSchema.safeParse(JSON.parse(text ?? 'null'));
    return data && Date.now() - data.at < KEPT_MS ? data.held : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Nothing of a form is lost where proving who one is leaves the page: what it `holds` is kept in this tab meanwhile, and
 * `giveBack` gets it on return where it still looks as `schema` says.
 */
export function useKeptOverProof<T>(name: string, schema: z.ZodType<T>, holds: T, giveBack: (held: T) => void): void {
  const takeBack = useEffectEvent(() => {
    const { success, data } = schema.safeParse(takeKept(name));
    if (success) giveBack(data);
  });
  useEffect(() => takeBack(), []);
  useEffect(() => {
    forms.set(name, holds);
    return () => void forms.delete(name);
  }, [name, holds]);
}
