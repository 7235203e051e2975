import { macroStrip, mark, TILE_GROUNDS } from '~/modules/catalog/rules/house-mark';
import type { Pack, VesselName } from '../pack';
import { fitLines, fitSize, text, widthOf } from '../text';
import { ALL_VESSELS } from '../vessels/all-vessels';
import { packDrawing, SIDE } from './pack-scene';
import { SHARE } from './share-scene';

const GROUND = '#FBFAF6';
const INK = '#1A1F1B';
const INK_2 = '#4F564F';
const PROTEIN = '#0E6B45';

const LEFT = 72;
const SPLIT = 690;
const WORDS = SPLIT - LEFT - 40;
const STRIP = 18;
const PACK_HIGH = 520;
const PACK_WIDE = 430;
const PACK_SCALE_MOST = 0.63;

export type ProductShare = { shop: string; name: string; brand: string; vessel: VesselName; pack: Pack };

/** The drawn pack, as large as the tile at the right has room for. */
function packInTile(vessel: VesselName, pack: Pack): string {
  const { box } = ALL_VESSELS[vessel];
  const scale = Math.min(PACK_HIGH / box.height, PACK_WIDE / box.width, PACK_SCALE_MOST);
  const left = (SPLIT + SHARE.width) / 2 - (box.x + box.width / 2) * scale;
  const top = (SHARE.height - STRIP) / 2 - (box.y + box.height / 2) * scale;
  const side = SIDE * scale;
  return `<svg x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${side.toFixed(1)}" height="${side.toFixed(1)}" viewBox="0 0 ${SIDE} ${SIDE}">${packDrawing(vessel, pack)}</svg>`;
}

function honestNumber({ macros, serving }: Pack, y: number): string {
  const digits = String(Math.round(macros.proteinG));
  const number = { size: 128, weight: 800, tracking: -0.04, fill: PROTEIN } as const;
  const unitAt = LEFT + widthOf(digits, number) + 6;
  const unit = { ...number, size: 72, weight: 700 } as const;
  const wordsAt = unitAt + widthOf('g', unit) + 28;
  const small = { size: 30, weight: 600, fill: INK_2 } as const;
  const right = SPLIT - 40 - wordsAt;
  return [
    text(digits, LEFT, y, number),
    text('g', unitAt, y, unit),
    text('단백질', wordsAt, y - 42, { ...small, weight: 700, fill: INK }),
    text(serving, wordsAt, y, { ...small, size: fitSize(serving, right, small) }),
  ].join('');
}

/** The picture a shared link to a product shows: whose it is, what it is called, its number and its pack. */
export function productShareScene({ shop, name, brand, vessel, pack }: ProductShare): string {
  const title = fitLines(name, WORDS, { size: 60, weight: 700, tracking: -0.032 });
  const lines = title.lines.map((line, index) =>
    text(line, LEFT, 250 + index * title.size * 1.28, { size: title.size, weight: 700, fill: INK, tracking: -0.032 }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SHARE.width}" height="${SHARE.height}">`,
    `<rect width="${SHARE.width}" height="${SHARE.height}" fill="${GROUND}"/>`,
    `<rect x="${SPLIT}" width="${SHARE.width - SPLIT}" height="${SHARE.height}" fill="${TILE_GROUNDS[pack.paint.tile]}"/>`,
    mark(LEFT, 62, 30),
    text(shop, LEFT + 44, 88, { size: 34, weight: 800, fill: INK, tracking: -0.045 }),
    text(brand, LEFT, 178, { size: 30, weight: 600, fill: INK_2 }),
    ...lines,
    honestNumber(pack, 540),
    packInTile(vessel, pack),
    macroStrip(pack.macros, 0, SHARE.height - STRIP, SHARE.width, STRIP),
    '</svg>',
  ].join('');
}
