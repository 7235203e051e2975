'use client';

import { keptOnDevice } from '~/modules/nutrition/ui/kept-on-device';
import type { Allergen } from '../../rules';
import { readAvoided, toggleAvoided, writeAvoided } from '../../rules/avoided-allergens';

const kept = keptOnDevice('avoided-allergens', readAvoided);

/** What this device's owner wants to be warned of; none while the server draws. */
export const useAvoided = kept.useKept;

export function avoidOrNot(allergen: Allergen): void {
  kept.keep(writeAvoided(toggleAvoided(kept.now(), allergen)));
}
