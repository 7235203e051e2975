import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openCheckout, openProduct, putIntoCart } from './steps/buying';
import { takenOver } from './world/hydration';

const STEPS = 60;

/** The part of what has the focus that lies under something fixed to the window; nothing where all of it is in sight. */
function covered(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '';
  const isFixed = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
    return false;
  };
  if (isFixed(focused)) return '';
  const { top, bottom, left, width } = focused.getBoundingClientRect();
  for (const y of [top + 2, bottom - 2]) {
    const hit = document.elementFromPoint(left + width / 2, y);
    if (hit && !focused.contains(hit) && !hit.contains(focused) && isFixed(hit))
      return `${focused.outerHTML.slice(0, 160)} at ${y} under ${hit.outerHTML.slice(0, 80)}`;
  }
  return '';
}

/** Steps with the Tab key through what a page is about, and on until it has scrolled for it. */
async function expectInSight(page: Page): Promise<void> {
  await takenOver(page);
  await page.locator('#content').focus();
  let scrolled = 0;
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(covered), { intervals: [20, 50, 100], timeout: 3_000 }).toBe('');
    scrolled = Math.max(scrolled, await page.evaluate(() => scrollY));
  }
  expect(scrolled).toBeGreaterThan(0);
}

test('what has the focus never lies under the header or a bar', async ({ page, shopper: _shopper, goods }) => {
  test.setTimeout(180_000);
  await openProduct(page, goods);
  await expectInSight(page);
  await putIntoCart(page);
  for (const path of ['/products', '/cart', '/calculator']) {
    await page.goto(path);
    await expectInSight(page);
  }
  await openCheckout(page, goods);
  await expectInSight(page);
});

test('the tab of what is read is marked, also after a jump over everything', async ({ page, goods }) => {
  await openProduct(page, goods);
  await takenOver(page);
  const marked = page.locator('.page-tabs [aria-current]');
  const first = await marked.textContent();
  await page.keyboard.press('End');
  await expect(marked).not.toHaveText(first ?? '');
  // A jump back that begins while the page still glides, and grows, stops it where it is.
  await page.evaluate(async () => {
    for (let before = -1; before !== scrollY;) {
      before = scrollY;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  });
  await page.keyboard.press('Home');
  await expect(marked).toHaveText(first ?? '');
});

test('a phone keeps one line of the header in sight while it scrolls, and nothing moves for it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await takenOver(page);
  const shift = await page.evaluate(async () => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved += Number(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift' });
    for (let y = 0; y < 1200; y += 100) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return moved;
  });
  expect(shift).toBeLessThan(0.01);
  const seen = (y: number) => page.evaluate((at) => document.elementFromPoint(40, at)?.closest('header') !== null, y);
  expect([await seen(30), await seen(62)]).toEqual([true, false]);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.getByRole('banner').getByRole('searchbox')).toBeInViewport();
});

test('a count at an icon stands in one line, however many signs it has', async ({ page }) => {
  await page.goto('/design');
  for (const [count, shown] of [
    [5, '5'],
    [12, '12'],
    [120, '99+'],
  ] as const) {
    const badge = page.getByRole('link', { name: `Cart, ${count} items` }).getByText(shown, { exact: true });
    expect(await badge.evaluate(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight])).toEqual([18, 18]);
  }
});
