import { macroStrip } from '~/modules/catalog/rules/house-mark';
import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, lyingShadow } from '../shading';
import { honestNumber, honestNumberWidth } from '../strip';
import { fitSize, text } from '../text';
import { title } from '../title';

const FACE = 'M-372 -118 Q-372 -144 -346 -144 H346 Q372 -144 372 -118 V118 Q372 144 346 144 H-346 Q-372 144 -372 118 Z';
const WHOLE = 'M-416 -130 H416 V130 H-416 Z';
const TEETH = Array.from({ length: 12 }, (_, i) => i);

function crimp(side: 1 | -1, fill: string): string {
  const inner = side * 352;
  const outer = side * 416;
  const zigzag = TEETH.map((i) => `L${outer + side * 12} ${i * 21.6 - 119} L${outer} ${i * 21.6 - 108}`).join(' ');
  const ribs = TEETH.map((i) => `M${inner + side * 22} ${i * 21.6 - 119}H${outer}`).join('');
  const outline = `M${inner} -134 L${outer} -130 ${zigzag} L${inner} 134 Z`;
  return (
    filled(outline, fill) +
    filled(outline, 'url(#wrap)') +
    `<path d="${ribs}" stroke="#fff" stroke-opacity=".2" stroke-width="4"/>`
  );
}

const PAPERS: Record<Pack['cut'], string> = {
  band: 'M50 -144 V144 H372 V-144 Z',
  wave: 'M58 -144 C14 -60 122 -20 64 50 S34 120 46 144 H372 V-144 Z',
  arch: 'M70 -144 Q-14 0 70 144 H372 V-144 Z',
  slant: 'M98 -144 L22 144 H372 V-144 Z',
};

const RIGHT = 350;
const NUMBER = 104;

function oneBar(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: -328, width: 352, anchor: 'start', name: 70, fill: paint.onBody, height: 186 } as const;
  const { bottom } = title(pack, { ...frame, top: 0 });
  const art = Math.min(186, RIGHT - honestNumberWidth(pack, NUMBER) - 18 - 34);
  const energy = `${pack.kcal} kcal`;
  const style = { size: 25, weight: 800, tracking: -0.02 } as const;
  return (
    lyingShadow(WHOLE, 22) +
    crimp(-1, paint.dark) +
    crimp(1, paint.dark) +
    filled(FACE, 'url(#body)') +
    clipped('face', FACE, filled(PAPERS[pack.cut], paint.paper)) +
    filled(FACE, 'url(#wrap)') +
    title(pack, { ...frame, top: 6 - bottom / 2 }).svg +
    arrangement(pack.art, { x: 34, y: -130, width: art, height: 196 }) +
    honestNumber(pack, RIGHT, 32, NUMBER, 'end') +
    text(energy, RIGHT, 70, { ...style, size: fitSize(energy, 130, style), fill: paint.ink, anchor: 'end' }) +
    macroStrip(pack.macros, 92, 90, 258, 18)
  );
}

function draw(pack: Pack): string {
  const bar = oneBar(pack);
  const place = (x: number, y: number) => `<g transform="translate(${x} ${y}) rotate(-7)">${bar}</g>`;
  return place(492, 332) + place(508, 652);
}

export const bar: Vessel = { box: { x: 66, y: 136, width: 868, height: 710 }, draw };
