/** How people write Korean sounds in Latin letters, longest first, and the one letter that stands for each. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/sh/g, 's'],
  [/ch/g, 'c'],
  [/ph/g, 'p'],
  [/th/g, 't'],
  [/ck/g, 'k'],
  [/ng(?![aeiouwy])/g, 'n'],
  [/y(?=[aeiou])/g, ''],
  [/w(?=[aeiou])/g, ''],
  [/eo|eu|oo|ou/g, 'o'],
  [/ae|oe|ai/g, 'e'],
  [/ee|ui|y/g, 'i'],
  [/u/g, 'o'],
  [/[gqx]/g, 'k'],
  [/d/g, 't'],
  [/[bfv]/g, 'p'],
  [/[jz]/g, 'c'],
  [/r/g, 'l'],
  [/(.)\1+/g, '$1'],
];

/** «kimchi», «gimchi» and «kimchee» come to one key, that of the Korean word; capitals, so it meets no other key. */
export function romanKey(word: string): string {
  return SPELLINGS.reduce((key, [spelling, letter]) => key.replace(spelling, letter), word.toLowerCase()).toUpperCase();
}
