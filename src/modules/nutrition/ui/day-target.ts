'use client';

import { planDay, readPerson, type Macros, type Person } from '../rules/day-target';
import { keptOnDevice } from './kept-on-device';

type Kept = { readonly person: Person; readonly target: Macros } | null;

/** Planned once for each text, so that the same target is the same object. */
function readKept(text: string | null): Kept {
  const person = readPerson(text);
  return person && { person, target: planDay(person).target };
}

const kept = keptOnDevice('day-target', readKept);

/** Who worked out a target on this device, or null; always null while the server draws. */
export const usePerson = (): Person | null => kept.useKept()?.person ?? null;
export const keepPerson = (person: Person): void => kept.keep(JSON.stringify(person));
export const forgetPerson = (): void => kept.keep(null);

/** The day this device's owner worked out for themselves. */
export const useDayTarget = (): Macros | null => kept.useKept()?.target ?? null;
