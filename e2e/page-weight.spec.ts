import { fontWeight, pageWeight } from './page-weight';
import { expect, test } from './fixtures';

/** KiB of script, gzipped; Next and React alone are about 132 of them. */
const MOST = { '/': 163, '/products': 161, '/products/…': 171 };

test('pages of the catalogue carry little script', async ({ baseURL, goods }) => {
  const origin = baseURL ?? '';
  const pages = [
    ['/', '/'],
    ['/products', '/products'],
    ['/products/…', `/products/${goods.slug}`],
  ] as const;
  for (const [name, path] of pages) {
    const { kib, scripts } = await pageWeight(origin, path);
    process.stdout.write(`${name}: ${kib} KiB in ${scripts} scripts\n`);
    expect(kib, name).toBeLessThanOrEqual(MOST[name]);
  }
});

/**
 * Fonts a page may ask for, and their KiB together: its language's everyday letters, and room for a letter or two that are none.
 * English ones need the Korean letters only where a product has a Korean name, as those of the tests have.
 */
const FONTS = { '/': [3, 150], '/products': [3, 150], '/en': [2, 100], '/en/products': [2, 100] } as const;

test('pages of the catalogue are set in one or two fonts', async ({ page }) => {
  for (const [path, [most, kib]] of Object.entries(FONTS)) {
    const fonts = await fontWeight(page, path);
    process.stdout.write(`${path}: ${fonts.kib} KiB in ${fonts.names.length} fonts\n`);
    expect(fonts.names.length, `${path}: ${fonts.names.join(', ')}`).toBeLessThanOrEqual(most);
    expect(fonts.names.length, path).toBeGreaterThan(0);
    expect(fonts.kib, path).toBeLessThanOrEqual(kib);
  }
});
