/*
 * Syllables are taken apart into their letters by Unicode itself (NFD), so everything here is about the conjoining letters
 * U+1100 to U+11FF, written as numbers. The database has the same keys of products: search_key and its kin in the migrations.
 */

/** Letters that are mistaken for each other, tense for plain, the four ways to write «e»; at the end what is heard there. */
const CONFUSED =
  '\u1101\u1104\u1108\u110a\u110d\u1162\u1163\u1164\u1167\u1168\u116b\u116c\u116d\u1170\u1171\u1172\u1174\u11a9\u11aa\u11ac\u11ad\u11b0\u11b1\u11b2\u11b3\u11b4\u11b5\u11b6\u11b9\u11ba\u11bb\u11bd\u11be\u11bf\u11c0\u11c1\u11c2';
const HEARD =
  '\u1100\u1103\u1107\u1109\u110c\u1166\u1161\u1166\u1165\u1166\u1166\u1166\u1169\u1166\u1175\u116e\u1175\u11a8\u11a8\u11ab\u11ab\u11a8\u11b7\u11af\u11af\u11af\u11b8\u11af\u11b8\u11ae\u11ae\u11ae\u11ae\u11a8\u11ae\u11b8\u11ae';
const SOUNDS = new Map(Array.from(CONFUSED).map((letter, index) => [letter, HEARD.charAt(index)]));

/** Accents, quotation marks, spaces, dashes and stops. */
const UNHEARD = /[\u0300-\u036f‘’“”·\s./,()"'!?~:;&+-]+/g;

/** What two spellings of one word have in common. */
export function soundKey(words: string): string {
  const letters = words.toLowerCase().normalize('NFD').replace(UNHEARD, '');
  return Array.from(letters)
    .map((letter) => SOUNDS.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}

/** Consonants as a keyboard gives them alone, in the order of the conjoining letters; pairs and vowels are none. */
const ALONE = [
  0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
  0x314a, 0x314b, 0x314c, 0x314d, 0x314e,
];

/** The key of a word written by the first consonants of its syllables; null where it is not. */
export function initialsKey(word: string): string | null {
  const places = Array.from(word).map((letter) => ALONE.indexOf(letter.codePointAt(0) ?? 0));
  if (places.length === 0 || places.includes(-1)) return null;
  return soundKey(places.map((place) => String.fromCodePoint(0x1100 + place)).join(''));
}

const isAlone = (letter: string): boolean => /[\u3131-\u3163]/.test(letter);

/** A word whose last syllable is still being typed: without the letters that stand alone at its end. */
export function withoutLoose(word: string): string {
  const letters = Array.from(word);
  while (letters.length > 0 && isAlone(letters.at(-1) ?? '')) letters.pop();
  return letters.join('');
}
