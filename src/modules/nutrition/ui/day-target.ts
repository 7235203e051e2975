'use client';

import { keptSince, planDay, readPerson, type KeptTarget, type Person } from '../rules/day-target';
import { keptOnDevice } from './kept-on-device';

type Kept = KeptTarget & { readonly person: Person };

/** Planned once for each text, so that the same target is the same object. */
function readKept(text: string | null): Kept | null {
  const person = readPerson(text);
  return person && { person, target: planDay(person).target, at: keptSince(text) };
}

const kept = keptOnDevice('day-target', readKept);

/** Who worked out a target on this device, or null; always null while the server draws. */
export const usePerson = (): Person | null => kept.useKept()?.person ?? null;
export const keepPerson = (person: Person): void => kept.keep(JSON.stringify({ ...person, at: Date.now() }));
export const forgetPerson = (): void => kept.keep(null);

/** The day this device's owner worked out for themselves. */
export const useKeptTarget = (): KeptTarget | null => kept.useKept();
