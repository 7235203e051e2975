'use client';

import { useSyncExternalStore } from 'react';
import { z } from '~/lib/zod';
import { DELIVERY_REQUESTS } from '~/modules/account/rules';
import { GUEST_CONSENTS } from '../rules';

const draftSchema = z.object({
  recipient: z
    .object({
      name: z.string(),
      phone: z.string(),
      postalCode: z.string(),
      address1: z.string(),
      address2: z.string(),
      deliveryRequest: z.enum(DELIVERY_REQUESTS),
      deliveryNote: z.string(),
    })
    .partial(),
  /** The address is to be kept for the next order. */
  keepAddress: z.boolean().default(false),
  /** Of a guest. */
  contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }).partial().default({}),
  method: z.string().nullable(),
  cashReceipt: z.string().nullable().default(null),
  /** Ticks count for the order they were given for, and for no other. */
  consents: z.object({ content: z.string(), kinds: z.array(z.enum(GUEST_CONSENTS)) }),
  /** The key under which exactly this content was ordered: sending it again makes no second order. */
  attempt: z.object({ content: z.string(), key: z.string() }).nullable(),
});
export type CheckoutDraft = z.infer<typeof draftSchema>;

const PREFIX = 'checkout:';
const EMPTY: CheckoutDraft = {
  recipient: {},
  keepAddress: false,
  contact: {},
  method: null,
  cashReceipt: null,
  consents: { content: '', kinds: [] },
  attempt: null,
};

const listeners = new Set<() => void>();
/** Where the browser keeps nothing for us, or no more, the draft lives as long as the page. */
const memory = new Map<string, string>();
let parsed: { text: string | null; draft: CheckoutDraft } = { text: null, draft: EMPTY };

function read(buyer: string): string | null {
  try {
    return memory.get(buyer) ?? sessionStorage.getItem(PREFIX + buyer);
  } catch {
    return null;
  }
}

function parse(text: string | null): CheckoutDraft {
  if (text === null) return EMPTY;
  try {
    return draftSchema.parse(JSON.parse(text));
  } catch {
    return EMPTY;
  }
}

/** This buyer's draft as it is now. */
export function readDraft(buyer: string): CheckoutDraft {
  const text = read(buyer);
  if (text !== parsed.text) parsed = { text, draft: parse(text) };
  return parsed.draft;
}

/** Changes this buyer's draft and redraws whoever shows it. */
export function changeDraft(buyer: string, change: Partial<CheckoutDraft>): void {
  const text = JSON.stringify({ ...readDraft(buyer), ...change });
  try {
    sessionStorage.setItem(PREFIX + buyer, text);
    // What is kept in two places is forgotten in one.
    memory.delete(buyer);
  } catch {
    memory.set(buyer, text);
  }
  for (const listener of listeners) listener();
}

/** After the purchase nothing of it stays on this device. */
export function clearDrafts(): void {
  memory.clear();
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing may be kept.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this buyer has typed and ticked, kept over reload, back and errors. Empty while the server draws. */
export function useCheckoutDraft(buyer: string): CheckoutDraft {
  return useSyncExternalStore(
    subscribe,
    () => readDraft(buyer),
    () => EMPTY,
  );
}
