import { MACRO_COLOURS, MACRO_ORDER } from './strip';

// look of the mark: a square of 21, three bars 5 high with 3 between, an E and a macro bar at once
const SIDE = 21;
const BAR = 5;
const STEP = 8;
const LENGTHS = { protein: 1, carb: 0.62, fat: 0.84 };

/** The shop's mark with its upper left corner at (x, y), `size` wide and high. */
export function mark(x: number, y: number, size: number): string {
  const unit = size / SIDE;
  return MACRO_ORDER.map((macro, i) => {
    const [top, width, height] = [y + i * STEP * unit, LENGTHS[macro] * size, BAR * unit];
    return `<rect x="${x}" y="${+top.toFixed(2)}" width="${+width.toFixed(2)}" height="${+height.toFixed(2)}" rx="${+(1.5 * unit).toFixed(2)}" fill="${MACRO_COLOURS[macro]}"/>`;
  }).join('');
}
