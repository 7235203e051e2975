import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { headlineProtein } from '~/modules/nutrition/rules';
import { mark } from '~/modules/catalog/rules/house-mark';
import { readShelf } from './catalogue';
import { icoOf } from './ico';
import { picturesOf } from './pictures';
import { placeOnRuler, shareScene } from './scenes/share-scene';

const PUBLIC = join(import.meta.dirname, '../../public');
const GROUND = '#FBFAF6';
const ICON_SIDE = 64;
const ON_RULER = ['nut-mix', 'greek-yogurt', 'protein-shake', 'big-protein-drink', 'chicken-steak-lunchbox'];
const NAME = '에너지팩토리';
const SENTENCE = '한 끼 단백질, 몇 g이 필요하세요?';

function icon(share: number, corner: number): string {
  const size = ICON_SIDE * share;
  const from = (ICON_SIDE - size) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${ICON_SIDE} ${ICON_SIDE}"><rect width="${ICON_SIDE}" height="${ICON_SIDE}" rx="${corner}" fill="${GROUND}"/>${mark(from, from, size)}</svg>\n`;
}

async function pngOf(svg: string, side: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: (72 * side) / ICON_SIDE })
    .resize(side, side)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

async function drawIcons(): Promise<void> {
  const tab = icon(0.6875, 10);
  const tile = icon(0.5625, 0);
  const maskable = icon(0.46, 0);
  writeFileSync(join(PUBLIC, 'icon.svg'), tab);
  const sizes = [16, 32, 48];
  const pictures = await Promise.all(sizes.map(async (side) => ({ side, png: await pngOf(tab, side) })));
  writeFileSync(join(PUBLIC, 'favicon.ico'), icoOf(pictures));
  writeFileSync(join(PUBLIC, 'apple-touch-icon.png'), await pngOf(tile, 180));
  writeFileSync(join(PUBLIC, 'icon-192.png'), await pngOf(tile, 192));
  writeFileSync(join(PUBLIC, 'icon-512.png'), await pngOf(tile, 512));
  writeFileSync(join(PUBLIC, 'icon-maskable-512.png'), await pngOf(maskable, 512));
}

async function drawShare(): Promise<void> {
  const shelf = readShelf();
  const packs = await Promise.all(
    ON_RULER.map(async (slug) => {
      const product = shelf.catalog.products.find((candidate) => candidate.slug === slug);
      const drawing = product && picturesOf(product, shelf).find(({ kind }) => kind === 'pack');
      if (!product || !drawing) throw new Error(`The share picture wants product ${slug}, which the catalogue lacks.`);
      const { food, servingSize } = product.nutrition;
      const grams = headlineProtein({ ...shelf.food(food, slug), servingSize });
      const { left, top, side } = placeOnRuler(product.pack.vessel, grams);
      const input = await sharp(Buffer.from(drawing.draw())).resize(side, side).png().toBuffer();
      return { grams, layer: { input, left, top } };
    }),
  );
  const scene = shareScene(
    NAME,
    SENTENCE,
    packs.map(({ grams }) => grams),
  );
  await sharp(Buffer.from(scene))
    .composite(packs.map(({ layer }) => layer))
    .removeAlpha()
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(join(PUBLIC, 'og.png'));
}

/** The icons and the picture of shared links, all from the mark and the drawn packs. */
export async function drawBrandAssets(): Promise<void> {
  await drawIcons();
  await drawShare();
  console.log('Icons and share picture drawn.');
}
