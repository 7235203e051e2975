import { macroStrip } from '~/modules/catalog/rules/house-mark';
import type { Pack } from './pack';
import { fitSize, text, widthOf, type Anchor } from './text';

const NUMBER = { weight: 900, tracking: -0.045 } as const;
const UNIT = 0.5;

export function honestNumberWidth(pack: Pack, size: number): number {
  const digits = widthOf(String(Math.round(pack.macros.proteinG)), { size, ...NUMBER });
  return digits + size * 0.04 + widthOf('g', { size: size * UNIT, weight: 800 });
}

/** «단백질 23g»: the protein of one serving, rounded to the whole gram, with its word above. */
export function honestNumber(pack: Pack, x: number, y: number, size: number, anchor: Anchor = 'start'): string {
  const width = honestNumberWidth(pack, size);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  const fill = pack.paint.ink;
  const digits = String(Math.round(pack.macros.proteinG));
  const unitX = left + widthOf(digits, { size, ...NUMBER }) + size * 0.04;
  const label = { size: Math.max(24, size * 0.29), weight: 800, fill } as const;
  const labelY = y - size * 0.73 - label.size * 0.42;
  const labelText =
    anchor === 'middle'
      ? text('단백질', x, labelY, { ...label, anchor })
      : text('단백질', left + size * 0.02, labelY, label);
  return (
    labelText +
    text(digits, left, y, { size, fill, ...NUMBER }) +
    text('g', unitX, y, { size: size * UNIT, weight: 800, fill })
  );
}

/** What the numbers count, at the right end of the label: «1포 50g» over «185 kcal». */
function servingFoot(pack: Pack, right: number, y: number, width: number, size = 27): string {
  const line = (words: string, lineY: number, weight: 600 | 800) => {
    const style = { size, weight, tracking: -0.02 } as const;
    return text(words, right, lineY, {
      ...style,
      size: fitSize(words, width, style),
      fill: pack.paint.ink,
      anchor: 'end',
    });
  };
  return line(pack.serving, y - size * 1.3, 600) + line(`${pack.kcal} kcal`, y, 800);
}

/** The same in one line in the middle, on the body under the label of a round pack. */
export function servingLine(pack: Pack, x: number, y: number, width: number): string {
  const words = `${pack.serving} · ${pack.kcal} kcal`;
  const style = { size: 27, weight: 700, tracking: -0.01 } as const;
  return text(words, x, y, { ...style, size: fitSize(words, width, style), fill: pack.paint.onBody, anchor: 'middle' });
}

/** Number at the left, strip under it; `y` is the top of the strip. */
export function numberOverStrip(pack: Pack, x: number, y: number, width: number, size: number): string {
  const strip = macroStrip(pack.macros, x, y, width, Math.max(16, Math.round(size * 0.18)));
  return honestNumber(pack, x, y - size * 0.24, size) + strip;
}

/** Number at the left, serving and energy at the right, strip under both. */
export function labelFoot(pack: Pack, x: number, y: number, width: number, size: number): string {
  const free = width - honestNumberWidth(pack, size) - 24;
  return numberOverStrip(pack, x, y, width, size) + servingFoot(pack, x + width, y - size * 0.24, free);
}
