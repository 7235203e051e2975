import { readQuery } from './read-query';
import { soundKey } from './sound';

export type Part = { readonly text: string; readonly hit: boolean };

/** The first consonant of a syllable, as its key; nothing for other letters. */
const initialOf = (letter: string): string => soundKey(/^[\u1100-\u1112]/.exec(letter.normalize('NFD'))?.[0] ?? '');

/** Where the letters of `name` that a key stands for begin and end. */
function rangeOf(letters: readonly string[], key: string, keyOf: (letter: string) => string): [number, number] | null {
  const keys = letters.map(keyOf);
  const at = keys.join('').indexOf(key);
  if (at < 0) return null;
  const ends: number[] = [];
  keys.forEach((part, index) => ends.push((ends[index - 1] ?? 0) + part.length));
  return [ends.findIndex((end) => end > at), ends.findIndex((end) => end >= at + key.length) + 1];
}

/** A name cut where it answers a query, so that a page can mark it. */
export function highlight(name: string, query: string): Part[] {
  const letters = Array.from(name);
  const marked = new Set<number>();
  for (const ways of readQuery(query).words) {
    const found = ways.flatMap(([key]) => {
      const keyOf = /^[\u1100-\u1112]+$/.test(key) ? initialOf : soundKey;
      return [rangeOf(letters, key, keyOf) ?? []];
    });
    const [from = 0, to = 0] = found.find(({ length }) => length > 0) ?? [];
    for (let index = from; index < to; index += 1) marked.add(index);
  }
  return letters.reduce<Part[]>((parts, text, index) => {
    const last = parts.at(-1);
    const hit = marked.has(index);
    if (last?.hit !== hit) return [...parts, { text, hit }];
    return [...parts.slice(0, -1), { text: last.text + text, hit }];
  }, []);
}
