import { fontWeight, pageWeight } from './page-weight';
import { expect, test } from './fixtures';

/** KiB of script a page may have over a page of the same build that has none of its own. */
const OVER_BARE = { '/': 31, '/products': 29, '/products/…': 38 };

test('pages of the catalogue carry little script', async ({ baseURL, goods }) => {
  const origin = baseURL ?? '';
  const bare = await pageWeight(origin, '/a-page-that-is-not-there');
  const pages = [
    ['/', '/'],
    ['/products', '/products'],
    ['/products/…', `/products/${goods.slug}`],
  ] as const;
  const weights = [];
  for (const [name, path] of pages) weights.push({ ...(await pageWeight(origin, path)), page: name });
  const rows = [{ ...bare, page: 'bare' }, ...weights];
  process.stdout.write(
    `${rows.map(({ page, kib, scripts }) => `${page}: ${kib} KiB in ${scripts} scripts`).join('\n')}\n`,
  );
  for (const { page, kib } of weights) expect(kib - bare.kib, page).toBeLessThanOrEqual(OVER_BARE[page]);
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
