import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { xmlText } from '~/lib/xml';
import { headlineProtein, perServing, type NutritionFacts } from '~/modules/nutrition/rules';
import { drawInLine } from '~/server/pictures';
import { storage } from '~/server/storage';
import type { Tile } from '../rules';
import { macroStrip, mark, TILE_GROUNDS } from '../rules/house-mark';
import { kindOfPicture, storedFileOf } from '../rules/pictures';

/** Pango reads the family by its name once the file is named. */
const FONT = path.join(process.cwd(), 'src/styles/fonts/pretendard/Pretendard-Bold.otf');
const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 72;
const SPLIT = 690;
const WORDS = SPLIT - LEFT - 40;
const STRIP = 18;
const TITLE_HIGH = 190;
const PACK_WIDE = 430;
const PACK_HIGH = 520;

const GROUND = '#FBFAF6';
const INK = '#1A1F1B';
const INK_2 = '#4F564F';
const PROTEIN = '#0E6B45';

export type SharedProduct = {
  readonly shop: string;
  /** What the number is called. */
  readonly protein: string;
  readonly brand: string;
  readonly name: string;
  /** «1포 50g»: what the number counts. */
  readonly serving: string;
  readonly facts: NutritionFacts;
  readonly tile: Tile;
  /** Path of the picture the product is known by. */
  readonly face: string;
};

type Line = { readonly words: string; readonly size: number; readonly fill: string };

const marked = ({ words, size, fill }: Line): string =>
  `<span foreground="${fill}" size="${Math.round(size * 1024)}">${xmlText(words)}</span>`;

/** Words as a picture of their own, broken into lines where they are wider than `width`, made smaller where higher than `height`. */
async function drawnWords(lines: readonly Line[], width: number, height?: number): Promise<Drawn> {
  const text = {
    text: lines.map(marked).join(''),
    font: 'Pretendard Bold',
    fontfile: FONT,
    rgba: true,
    width,
    wrap: 'word-char',
  } as const;
  const drawn = await sharp({ text: { ...text, dpi: 72 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  if (height === undefined || drawn.info.height <= height) return drawn;
  return sharp({ text: { ...text, height } })
    .png()
    .toBuffer({ resolveWithObject: true });
}
type Drawn = { readonly data: Buffer; readonly info: { readonly width: number; readonly height: number } };

/** null where the file is gone. */
async function faceBytes(face: string): Promise<Uint8Array | null> {
  const file = storedFileOf(face);
  if (file) return storage().get(file);
  return readFile(path.join(process.cwd(), 'public', face)).catch(() => null);
}

/** A photo fills the tile at the right, a pack stands in its middle. */
async function faceOverlay(face: string): Promise<OverlayOptions[]> {
  const bytes = await faceBytes(face);
  if (!bytes) return [];
  const [wide, high] = [WIDTH - SPLIT, HEIGHT - STRIP];
  if (kindOfPicture(face) === 'photo')
    return [{ input: await sharp(bytes).resize(wide, high, { fit: 'cover' }).png().toBuffer(), left: SPLIT, top: 0 }];
  const pack = sharp(bytes).trim().resize(PACK_WIDE, PACK_HIGH, { fit: 'inside' });
  const { data: input, info } = await pack.png().toBuffer({ resolveWithObject: true });
  return [{ input, left: SPLIT + Math.round((wide - info.width) / 2), top: Math.round((high - info.height) / 2) }];
}

async function draw({ shop, protein, brand, name, serving, facts, tile, face }: SharedProduct): Promise<Buffer> {
  const ground = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${GROUND}"/>`,
    `<rect x="${SPLIT}" width="${WIDTH - SPLIT}" height="${HEIGHT}" fill="${TILE_GROUNDS[tile]}"/>`,
    mark(LEFT, 62, 30),
    '</svg>',
  ].join('');
  const strip = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${STRIP}">${macroStrip(perServing(facts), 0, 0, WIDTH, STRIP)}</svg>`;
  const [house, maker, title, number, unit] = await Promise.all([
    drawnWords([{ words: shop, size: 34, fill: INK }], WORDS),
    drawnWords([{ words: brand, size: 30, fill: INK_2 }], WORDS),
    drawnWords([{ words: name, size: 60, fill: INK }], WORDS, TITLE_HIGH),
    drawnWords(
      [
        { words: String(headlineProtein(facts)), size: 128, fill: PROTEIN },
        { words: 'g', size: 72, fill: PROTEIN },
      ],
      WORDS,
    ),
    drawnWords(
      [
        { words: `${protein}\n`, size: 30, fill: INK },
        { words: serving, size: 30, fill: INK_2 },
      ],
      WORDS - 260,
      110,
    ),
  ]);
  const bottom = 540;
  return sharp(Buffer.from(ground))
    .composite([
      { input: house.data, left: LEFT + 44, top: 77 - Math.round(house.info.height / 2) },
      { input: maker.data, left: LEFT, top: 152 },
      { input: title.data, left: LEFT, top: 204 },
      { input: number.data, left: LEFT, top: bottom - number.info.height },
      { input: unit.data, left: LEFT + number.info.width + 28, top: bottom - unit.info.height },
      ...(await faceOverlay(face)),
      { input: Buffer.from(strip), left: 0, top: HEIGHT - STRIP },
    ])
    .removeAlpha()
    .jpeg({ quality: 78, mozjpeg: true })
    .toBuffer();
}

/**
 * The picture a shared link to a product shows, as those of the seed are: whose it is, what it is called, its number and its
 * face. 1200 x 630, JPEG, because not every messenger reads WebP. It waits in the line of uploads. @throws AppError BUSY
 */
export function drawShare(userId: string, product: SharedProduct): Promise<Buffer> {
  return drawInLine(userId, () => draw(product));
}
