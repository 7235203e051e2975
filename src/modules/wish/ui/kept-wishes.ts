'use client';

import { keptOnDevice } from '~/modules/nutrition/ui/kept-on-device';
import type { Id } from '~/lib/ids';
import { keptText, keptWith, readKept } from '../rules';
import { KEPT_AS } from './kept-as';

const kept = keptOnDevice(KEPT_AS, readKept);

/** What this device keeps for somebody who is not signed in, the last wish first; nothing while the server draws. */
export const useKeptWishes = kept.useKept;
export const keptWishes = kept.now;

export function keepWish(productId: Id<'prd'>, wished: boolean): void {
  kept.keep(keptText(keptWith(kept.now(), productId, wished)));
}

/** They are in the account's list now. */
export function forgetKept(merged: readonly Id<'prd'>[]): void {
  kept.keep(keptText(kept.now().filter((id) => !merged.includes(id))));
}
