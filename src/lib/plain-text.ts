/** What draws nothing, or turns the direction of what stands around it. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The same but for what makes one face of several signs: a joiner between two of them, and the choice of how one is drawn. */
const UNSEEN_IN_TEXT =
  /[\p{Cc}\p{Cs}\u2800]|(?![\u200D\uFE0F])\p{Default_Ignorable_Code_Point}|(?<![\p{Emoji_Modifier}\p{Extended_Pictographic}\uFE0F])\u200D|\u200D(?!\p{Extended_Pictographic})|(?<!\p{Emoji})\uFE0F/gu;

/** No line, and no text, that somebody may send is longer: what is, is refused by its length afterwards. */
const LONGEST = { line: 1_000, text: 10_000 };

/** Letters and their marks as one sign. Where marks are piled up it takes the square of the time: not of a text without end. */
const composed = (typed: string, of: keyof typeof LONGEST): string =>
  typed.length > LONGEST[of] ? typed : typed.normalize('NFC');

/** One line without what is invisible in it: a name never looks like another, nor turns the words that stand around it. */
export const seenText = (typed: string): string => composed(typed.replaceAll(UNSEEN, ''), 'line').trim();

/** Text as people typed it: lines end alike, at most one stays empty between two, and nothing in it is invisible. */
export function plainText(typed: string): string {
  const lines = typed
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll(UNSEEN_IN_TEXT, '').trimEnd())
    .join('\n');
  return composed(lines, 'text')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
