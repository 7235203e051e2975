import { mark } from '~/modules/catalog/rules/house-mark';
import type { VesselName } from '../pack';
import { text } from '../text';
import { ALL_VESSELS } from '../vessels/all-vessels';
import { SIDE } from './pack-scene';

export const SHARE = { width: 1200, height: 630 };
const GROUND = '#FBFAF6';
const REGION = '#EBF1E5';
const INK = '#1A1F1B';
const INK_2 = '#4F564F';

const LEFT = 72;
const PER_GRAM = (SHARE.width - 2 * LEFT) / 40;
const FLOOR = 508;
const PACK_SIDE = 250;

/** Where a pack of so many grams of protein stands on the ruler, as the corner of its square picture. */
export function placeOnRuler(vessel: VesselName, grams: number): { left: number; top: number; side: number } {
  const { box } = ALL_VESSELS[vessel];
  const standing = (box.y + box.height) / SIDE;
  const left = Math.round(LEFT + grams * PER_GRAM - PACK_SIDE / 2);
  return { left, top: Math.round(FLOOR - PACK_SIDE * standing), side: PACK_SIDE };
}

function ticks(): string {
  return Array.from({ length: 41 }, (_, gram) => {
    const x = (LEFT + gram * PER_GRAM).toFixed(1);
    return `M${x} ${FLOOR}v${gram % 5 === 0 ? 14 : 7}`;
  }).join('');
}

/** The picture a shared link shows: packs on the protein ruler, each at its grams. */
export function shareScene(name: string, sentence: string, grams: readonly number[]): string {
  const numbers = grams.map((gram) =>
    text(`${gram}g`, LEFT + gram * PER_GRAM, FLOOR + 66, {
      size: 42,
      weight: 800,
      fill: INK,
      anchor: 'middle',
      tracking: -0.04,
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE.width}" height="${SHARE.height}">`,
    `<rect width="${SHARE.width}" height="${SHARE.height}" fill="${GROUND}"/>`,
    `<rect y="236" width="${SHARE.width}" height="${FLOOR - 236}" fill="${REGION}"/>`,
    mark(LEFT, 64, 34),
    text(name, LEFT + 48, 94, { size: 38, weight: 800, fill: INK, tracking: -0.045 }),
    text(sentence, LEFT, 186, { size: 60, weight: 700, fill: INK, tracking: -0.032 }),
    `<rect x="${LEFT}" y="${FLOOR - 2}" width="${SHARE.width - 2 * LEFT}" height="4" fill="${INK}"/>`,
    `<path d="${ticks()}" stroke="${INK_2}" stroke-width="2"/>`,
    ...numbers,
    '</svg>',
  ].join('');
}
