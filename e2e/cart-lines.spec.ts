import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { addToCart } from './world/procedures';

const WIDTHS = [320, 360, 390, 768, 1024, 1440];

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return box;
}

/** How many lines a fact takes, and whether it takes them because one is too short for it. */
function measured(fact: Element) {
  const { height, width } = fact.getBoundingClientRect();
  const room = fact.closest('p')?.clientWidth ?? 0;
  return { lines: Math.round(height / parseFloat(getComputedStyle(fact).lineHeight)), isLonger: width >= room - 1 };
}

/** Whether two boxes have anything in common. */
const touch = (a: Awaited<ReturnType<typeof boxOf>>, b: typeof a) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('a line of the cart is whole at every width: facts break between, nothing lies on anything @any-width', async ({
  page,
  goods,
  db,
}) => {
  const [long] = await db<{ id: string }[]>`
    SELECT v.id FROM variants v JOIN variant_stock s ON s.variant_id = v.id
    WHERE v.active AND s.stock - s.reserved_stock > 3 AND v.flavour_ko IS NOT NULL
    ORDER BY length(v.flavour_ko) DESC, v.id LIMIT 1`;
  for (const variantId of [goods.variantId, long?.id ?? '']) await addToCart(page.request, { ...goods, variantId }, 2);

  for (const address of ['/cart', '/en/cart']) {
    await page.goto(address);
    for (const width of WIDTHS) {
      const at = `${address}, ${width} wide`;
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBe(width);
      const lines = page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: page.getByRole('status') });
      await expect(lines).toHaveCount(2);
      for (const line of await lines.all()) {
        const facts = line.locator('.dotted > span');
        expect(await facts.count()).toBeGreaterThanOrEqual(4);
        for (const fact of await facts.all()) {
          const { lines, isLonger } = await fact.evaluate(measured);
          // Only one that is longer than a whole line breaks within.
          expect(lines === 1 || isLonger, `${at}: ${await fact.innerText()}`).toBe(true);
        }
        const parts = [
          line.getByRole('group'),
          line.locator('b').last(),
          line.locator('img'),
          line.getByRole('paragraph').first(),
        ];
        const boxes = await Promise.all(parts.map(boxOf));
        for (const [index, box] of boxes.entries())
          for (const other of boxes.slice(index + 1)) expect(touch(box, other), at).toBe(false);
      }
    }
  }
});
