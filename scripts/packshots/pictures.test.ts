import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ownFlavours, readShelf } from './catalogue';
import { hashOf, readManifest } from './manifest';
import { picturesOf } from './pictures';

const PRODUCTS = join(import.meta.dirname, '../../public/products');
const MOST_BYTES = 15_000_000;

const shelf = readShelf();
const expected = shelf.catalog.products.flatMap((product) =>
  ['pack', 'styled', 'nutrition', ...ownFlavours(product).map(({ key }) => key)].map(
    (name) => `${product.slug}/${name}.webp`,
  ),
);
const pictures = shelf.catalog.products.flatMap((product) => picturesOf(product, shelf));

function committed(): string[] {
  const entries = readdirSync(PRODUCTS, { recursive: true, encoding: 'utf8' });
  return entries.filter((entry) => statSync(join(PRODUCTS, entry)).isFile());
}

describe('product pictures', () => {
  it('has every picture of every product and own flavour, and no other file', () => {
    expect(committed().sort()).toEqual([...expected].sort());
  });

  it("shows the words and numbers of today's catalogue: draw anew by `npm run packshots`", () => {
    const shown = [...readManifest('products')].map(([path, { shows }]) => `${path} ${shows}`);
    const wanted = pictures.map(({ path, shows }) => `${path} ${hashOf(shows)}`);
    expect(shown.sort()).toEqual(wanted.sort());
  });

  it('stays within 15 MB', () => {
    const bytes = committed().reduce((sum, entry) => sum + statSync(join(PRODUCTS, entry)).size, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is WebP of 1000 x 1000', async () => {
    for (const path of expected.filter((entry) => existsSync(join(PRODUCTS, entry)))) {
      const { format, width, height } = await sharp(join(PRODUCTS, path)).metadata();
      expect({ path, format, width, height }).toEqual({ path, format: 'webp', width: 1000, height: 1000 });
    }
  });

  it('cuts every pack out on clear ground', { timeout: 120_000 }, async () => {
    const packs = expected.filter((path) => !/\/(styled|nutrition)\.webp$/.test(path));
    for (const path of packs.filter((entry) => existsSync(join(PRODUCTS, entry)))) {
      const alpha = await sharp(join(PRODUCTS, path)).extractChannel('alpha').raw().toBuffer();
      const corners = [0, 999, 999_000, 999_999].map((at) => alpha[at]);
      expect({ path, corners }).toEqual({ path, corners: [0, 0, 0, 0] });
      const samples = Array.from({ length: 991 }, (_, i) => alpha[i * 1009]);
      expect(samples.filter((value) => value === 255).length).toBeGreaterThan(150);
    }
  });
});
