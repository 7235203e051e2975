/** The keys of the Korean keyboard in the order of the conjoining letters they give: first consonants, vowels, last consonants. */
const FIRST = 'r R s e E f a q Q t T d w W c z x v g'.split(' ');
const VOWELS = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ');
const LAST = 'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ');

const [FIRST_AT, VOWELS_AT, LAST_AT] = [0x1100, 0x1161, 0x11a8];
const oneOf = (keys: readonly string[]) => keys.toSorted((a, b) => b.length - a.length).join('|');
const SYLLABLE = `(${oneOf(FIRST)})(${oneOf(VOWELS)})((?:${oneOf(LAST)})(?!${oneOf(VOWELS)}))?`;
const WORD = new RegExp(`^(?:${SYLLABLE})+(?:${oneOf(FIRST)})?$`);

const letter = (keys: readonly string[], at: number, key: string | undefined): string =>
  key === undefined ? '' : String.fromCodePoint(at + keys.indexOf(key));

/** Capitals that give no letter of their own, as with caps lock. */
const lowered = (word: string): string => word.replace(/[^REQTWOP]/g, (key) => key.toLowerCase());

/** The Korean word somebody meant who forgot to switch the keyboard; null where the keys give none. */
export function fromKeys(word: string): string | null {
  const typed = [lowered(word), word.toLowerCase()].find((keys) => WORD.test(keys));
  if (typed === undefined) return null;
  const syllables = [...typed.matchAll(new RegExp(SYLLABLE, 'g'))];
  return syllables
    .map(
      ([, first, vowel, last]) =>
        letter(FIRST, FIRST_AT, first) + letter(VOWELS, VOWELS_AT, vowel) + letter(LAST, LAST_AT, last),
    )
    .join('')
    .normalize('NFC');
}

/** Letters that stand alone, in their order in Unicode, and the keys that give them. */
const ALONE =
  'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(
    ' ',
  );

/** The Latin word somebody meant who forgot to switch back; null where no letter was left alone. */
export function toKeys(word: string): string | null {
  if (!/[\u3131-\u3163]/.test(word)) return null;
  const keyOf = (mark: string): string => {
    const code = mark.codePointAt(0) ?? 0;
    return ALONE[code - 0x3131] ?? FIRST[code - FIRST_AT] ?? VOWELS[code - VOWELS_AT] ?? LAST[code - LAST_AT] ?? mark;
  };
  const keys = Array.from(word.normalize('NFD')).map(keyOf).join('').toLowerCase();
  return /^[a-z]+$/.test(keys) ? keys : null;
}
