import { energyShares, type Macro, type MacroGrams } from '~/modules/nutrition/rules';
import type { Tile } from '../rules';

export const MACRO_COLOURS: Record<Macro, string> = { protein: '#0F5F3E', carb: '#EBA91A', fat: '#5267C6' };
export const MACRO_ORDER: readonly Macro[] = ['protein', 'carb', 'fat'];
/** What a drawn picture stands on: the tiles of the light page. */
export const TILE_GROUNDS: Readonly<Record<Tile, string>> = {
  sage: '#EBF1E5',
  butter: '#F8F1DC',
  blush: '#F8EBE4',
  sky: '#E9F0F3',
  oat: '#F3EDE2',
};

const GAP = 5;
const MINIMUM = 8;
const NO_ENERGY = '#D8D3C4';

/** The house mark on every pack, as SVG: one bar, its parts the shares of the energy in the order protein, carbohydrate, fat. */
export function macroStrip(macros: MacroGrams, x: number, y: number, width: number, height: number): string {
  const shares = energyShares(macros);
  const parts = MACRO_ORDER.filter((macro) => shares[macro] > 0);
  const radius = Math.min(4, height / 3);
  const rect = (left: number, length: number, fill: string) =>
    `<rect x="${left.toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="${height}" rx="${radius.toFixed(1)}" fill="${fill}"/>`;
  if (parts.length === 0) return rect(x, width, NO_ENERGY);
  const room = width - GAP * (parts.length - 1);
  const lengths = parts.map((macro) => Math.max(MINIMUM, (room * shares[macro]) / 100));
  const scale = room / lengths.reduce((sum, length) => sum + length, 0);
  let left = x;
  let strip = '';
  for (const [i, macro] of parts.entries()) {
    const length = (lengths[i] ?? 0) * scale;
    strip += rect(left, length, MACRO_COLOURS[macro]);
    left += length + GAP;
  }
  return strip;
}

// Look of the mark: a square of 21, three bars 5 high with 3 between, an E and a macro bar at once.
const SIDE = 21;
const BAR = 5;
const STEP = 8;
const LENGTHS = { protein: 1, carb: 0.62, fat: 0.84 };

/** The shop's mark as SVG, its upper left corner at (x, y), `size` wide and high. */
export function mark(x: number, y: number, size: number): string {
  const unit = size / SIDE;
  return MACRO_ORDER.map((macro, i) => {
    const [top, width, height] = [y + i * STEP * unit, LENGTHS[macro] * size, BAR * unit];
    return `<rect x="${x}" y="${+top.toFixed(2)}" width="${+width.toFixed(2)}" height="${+height.toFixed(2)}" rx="${+(1.5 * unit).toFixed(2)}" fill="${MACRO_COLOURS[macro]}"/>`;
  }).join('');
}
