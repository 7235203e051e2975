import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readShelf } from './catalogue';
import { hashOf, readManifest } from './manifest';
import { sharePictureOf } from './pictures';

const PUBLIC = join(import.meta.dirname, '../../public');
const SHARE = join(PUBLIC, 'share');
const MOST_BYTES = 6_000_000;

const shelf = readShelf();
const pictures = shelf.catalog.products.map((product) => sharePictureOf(product, shelf));

describe('pictures of shared links', () => {
  it('has one of every product, and no other file', () => {
    expect(readdirSync(SHARE).toSorted()).toEqual(pictures.map(({ path }) => path).toSorted());
  });

  it("shows the words and numbers of today's catalogue: draw anew by `npm run packshots`", () => {
    const shown = [...readManifest('share')].map(([path, { shows }]) => `${path} ${shows}`);
    expect(shown.toSorted()).toEqual(pictures.map(({ path, shows }) => `${path} ${hashOf(shows)}`).toSorted());
  });

  it('is JPEG of 1200 x 630, 6 MB together', { timeout: 60_000 }, async () => {
    let bytes = 0;
    for (const name of readdirSync(SHARE)) {
      const { format, width, height } = await sharp(join(SHARE, name)).metadata();
      expect({ name, format, width, height }).toEqual({ name, format: 'jpeg', width: 1200, height: 630 });
      bytes += statSync(join(SHARE, name)).size;
    }
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });
});

describe('icons', () => {
  it.each([
    ['apple-touch-icon.png', 180],
    ['icon-192.png', 192],
    ['icon-512.png', 512],
    ['icon-maskable-512.png', 512],
  ])('%s is a square without clear ground, as launchers ask for', async (name, side) => {
    const { width, height, format } = await sharp(join(PUBLIC, name)).metadata();
    expect({ width, height, format }).toEqual({ width: side, height: side, format: 'png' });
    expect((await sharp(join(PUBLIC, name)).stats()).isOpaque).toBe(true);
  });

  it('keeps the mark of the maskable one within the circle that no launcher cuts', async () => {
    const { data, info } = await sharp(join(PUBLIC, 'icon-maskable-512.png'))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ground = data.subarray(0, 3);
    const centre = info.width / 2;
    const outside = Array.from({ length: info.width * info.height }, (_, index) => index).filter((index) => {
      const x = (index % info.width) - centre;
      const y = Math.floor(index / info.width) - centre;
      return Math.hypot(x, y) > 0.4 * info.width && !data.subarray(index * 3, index * 3 + 3).equals(ground);
    });
    expect(outside).toEqual([]);
  });
});
