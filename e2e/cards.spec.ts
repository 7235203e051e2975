import { expect, test } from './fixtures';

for (const path of ['/products', '/en/products'])
  test(`cards of a row stand level, whether or not a price is struck: ${path}`, async ({ page }) => {
    await page.goto(path);
    const cards = page.locator('.product-grid > *');
    await expect(cards.filter({ has: page.locator('s') }).first()).toBeVisible();
    const tops = await cards.evaluateAll((all) =>
      [...all].map((card) => ({
        row: card.getBoundingClientRect().top,
        last: card.querySelector('.product-compare')?.getBoundingClientRect().top ?? NaN,
      })),
    );
    const besides = tops.flatMap(({ row, last }, index) => (tops[index - 1]?.row === row ? [{ last, index }] : []));
    expect(besides.length).toBeGreaterThan(5);
    for (const { last, index } of besides) expect(Math.abs(last - (tops[index - 1]?.last ?? NaN))).toBeLessThan(2);
  });
