/** What draws nothing, or turns the direction of what stands around it. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u2800\u3164\uFEFF\uFFA0]/gu;
/** What joins signs or keeps them apart: texts have it in the faces people draw with, a name has no use for it. */
const JOINERS = /[\u200C\u200D]/g;

/** No line, and no text, that somebody may send is longer: what is, is refused by its length afterwards. */
const LONGEST = { line: 1_000, text: 10_000 };

/** Letters and their marks as one sign. Where marks are piled up it takes the square of the time: not of a text without end. */
const composed = (typed: string, of: keyof typeof LONGEST): string =>
  typed.length > LONGEST[of] ? typed : typed.normalize('NFC');

/** One line without what is invisible in it: a name never looks like another, nor turns the words that stand around it. */
export const seenText = (typed: string): string =>
  composed(typed, 'line').replaceAll(UNSEEN, '').replaceAll(JOINERS, '').trim();

/** Text as people typed it: lines end alike, at most one stays empty between two, and nothing in it is invisible. */
export function plainText(typed: string): string {
  return composed(typed, 'text')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll(UNSEEN, '').trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
