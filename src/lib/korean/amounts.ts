import written from './amounts.json';

/** How much somebody wrote beside the words of a search: what one piece holds, and how many pieces there are. */
export type Amounts = {
  readonly size: { readonly amount: number; readonly unit: 'g' | 'ml' } | null;
  readonly count: number | null;
};

const SIZES = [
  { unit: 'g', times: 1, words: written.g },
  { unit: 'g', times: 1000, words: written.kg },
  { unit: 'ml', times: 1, words: written.ml },
  { unit: 'ml', times: 1000, words: written.l },
] as const;

const sizes = SIZES.flatMap(({ words }) => words).join('|');
const endings = written.endings.join('|');
/** A number behind a Latin letter belongs to it: «b12». Letters behind a unit make it another word: «100g당». */
const measured = (units: string) =>
  new RegExp(
    String.raw`(?<![a-z\d.,])(?:\d{1,3}\s*[~-]\s*)?(\d{1,5}(?:,\d{3})*(?:\.\d+)?)\s*(${units})(?:${endings})?(?![\p{L}\d])`,
    'giu',
  );
const SIZE = measured(sizes);
const pieces = written.pieces.join('|');
const PIECE = measured(pieces);
/** «× 2» and «× 2개» behind anything, the letter only where it stands alone or behind a unit; «2 ×» only before a number. */
const TIMES = new RegExp(
  String.raw`(?:[×✕*]|(?<=^|\s|\d\s*(?:${sizes}))x)\s*(\d{1,3})(?:\s*(?:${pieces})(?:${endings})?)?(?![\p{L}\d])|(?<![\p{L}\d.,])(\d{1,3})\s*[×✕*x](?=\s*\d)`,
  'giu',
);

/** More than any pack holds: such a number chooses none. */
const PIECES_MOST = 100;
const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));

/**
 * A search without the amounts in it, and what they are. Products are not found by amounts: they only help to choose among those
 * that are. Where nothing else was written the text stays what it was.
 */
export function withoutAmounts(query: string): { readonly text: string; readonly amounts: Amounts } {
  let size: Amounts['size'] = null;
  let count: number | null = null;
  const counted = (_: string, number: string | undefined, other: string | undefined) => {
    const pieces = numberOf(number ?? other ?? '');
    if (Number.isInteger(pieces) && pieces <= PIECES_MOST) count ??= pieces;
    return ' ';
  };
  const text = query
    .replace(TIMES, counted)
    .replace(SIZE, (_, number: string, unit: string) => {
      const found = SIZES.find(({ words }) => words.includes(unit.toLowerCase()));
      if (found) size ??= { amount: numberOf(number) * found.times, unit: found.unit };
      return ' ';
    })
    .replace(PIECE, counted);
  return /[\p{L}\d]/u.test(text)
    ? { text: text.trim().split(/\s+/).join(' '), amounts: { size, count } }
    : { text: query, amounts: { size: null, count: null } };
}
