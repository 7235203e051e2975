import { fromKeys, toKeys } from './keyboard';
import particles from './particles.json';
import { romanKey } from './roman';
import { initialsKey, soundKey, withoutLoose } from './sound';

/** A key a word may be found by, and how sure it is that this was meant. */
export type Way = readonly [key: string, worth: number];
/** The words of a query, each with its ways; `wholes` is all of them in one, way by way. */
export type Reading = { readonly words: readonly (readonly Way[])[]; readonly wholes: readonly string[] };

const WORTH = { asTyped: 1, keyboard: 0.9, bare: 0.8, singular: 0.8, roman: 0.6 } as const;
/** More words than anybody looks for; each is looked for by itself where all of them find nothing. */
const WORDS_MOST = 12;
/** Shorter ones are in too many words. */
const ROMAN_MIN = 3;

/** The word without the particle at its end, where a word of two syllables is left. */
function bare(word: string): string | undefined {
  const particle = particles.find((ending) => word.endsWith(ending) && word.length - ending.length >= 2);
  return particle && word.slice(0, -particle.length);
}

const singular = (word: string): string | undefined => (/^[a-z]{3,}s$/i.test(word) ? word.slice(0, -1) : undefined);
const isLatin = (word: string): boolean => /^[a-z'’ -]+$/i.test(word);

function romanWay(word: string): string {
  const key = isLatin(word) ? romanKey(word) : '';
  return key.length >= ROMAN_MIN ? key : '';
}

function waysOf(word: string): Way[] {
  const initials = initialsKey(word);
  const typed = initials ?? soundKey(withoutLoose(word));
  const ways: Way[] = [
    [typed, WORTH.asTyped],
    [soundKey(fromKeys(word) ?? toKeys(word) ?? ''), WORTH.keyboard],
    [soundKey(bare(word) ?? ''), WORTH.bare],
    [soundKey(singular(word) ?? ''), WORTH.singular],
    [romanWay(word), WORTH.roman],
  ];
  const seen = new Set(['']);
  return ways.filter(([key]) => !seen.has(key) && seen.add(key));
}

/** Everything somebody may have meant by what they typed. Without a word there is nothing to find. */
export function readQuery(query: string): Reading {
  const typed = query.normalize('NFC').trim().split(/\s+/).filter(Boolean).slice(0, WORDS_MOST);
  const whole = typed.join('');
  const wholes = [initialsKey(whole) ?? soundKey(whole), soundKey(fromKeys(whole) ?? ''), romanWay(typed.join(' '))];
  return {
    words: typed.map(waysOf).filter((ways) => ways.length > 0),
    wholes: [...new Set(wholes)].filter((key) => key !== ''),
  };
}
