import { withoutAmounts, type Amounts } from './amounts';
import { fromKeys, toKeys } from './keyboard';
import particles from './particles.json';
import { romanKey } from './roman';
import { initialsKey, soundKey, withoutLoose } from './sound';

/** A key a word may be found by, and how sure it is that this was meant. */
export type Way = readonly [key: string, worth: number];
/**
 * The words of a query as they were typed, and each with its ways; `wholes` is all of them in one, way by way. Amounts are no
 * words: they stand beside them.
 */
export type Reading = {
  readonly typed: readonly string[];
  readonly words: readonly (readonly Way[])[];
  readonly wholes: readonly string[];
  readonly amounts: Amounts;
};

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

const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);

function wholesOf(words: readonly string[]): string[] {
  const whole = words.join('');
  return [initialsKey(whole) ?? soundKey(whole), soundKey(fromKeys(whole) ?? ''), romanWay(words.join(' '))];
}

/** Everything somebody may have meant by what they typed. Without a word there is nothing to find. */
export function readQuery(query: string): Reading {
  const all = query.normalize('NFC');
  const { text, amounts } = withoutAmounts(all);
  const said = wordsOf(text).slice(0, WORDS_MOST);
  const read = said.map((typed) => ({ typed, ways: waysOf(typed) })).filter(({ ways }) => ways.length > 0);
  // A name may have an amount in it.
  const wholes = [...wholesOf(said), ...(text === all ? [] : wholesOf(wordsOf(all).slice(0, WORDS_MOST)))];
  return {
    typed: read.map(({ typed }) => typed),
    words: read.map(({ ways }) => ways),
    wholes: [...new Set(wholes)].filter((key) => key !== ''),
    amounts,
  };
}
