import type { Page } from '@playwright/test';
import { setStock } from './world/database';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const KEPT = () => (localStorage.getItem('viewed') ?? '').split(',').filter(Boolean);
const SHIFT = () =>
  new Promise<number>((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 300);
  });

const rowOf = (page: Page, name: string) => page.getByRole('region', { name });
const nearTheEnd = (page: Page) => page.getByRole('contentinfo').scrollIntoViewIfNeeded();

test('what was looked at is found again on this device, and goes one by one and all at once', async ({
  page,
  goods,
  db,
}) => {
  const [other] = await db<{ slug: string; id: string }[]>`
    SELECT slug, id FROM products WHERE status = 'ACTIVE' AND id <> ${goods.productId} ORDER BY popularity DESC LIMIT 1`;
  const row = rowOf(page, '최근 본 상품');
  await page.goto('/');
  await nearTheEnd(page);
  await expect(row).toHaveCount(0);

  await page.goto(`/products/${goods.slug}`);
  await expect.poll(() => page.evaluate(KEPT)).toEqual([goods.productId]);
  await nearTheEnd(page);
  await expect(row).toHaveCount(0);

  await page.goto(`/products/${other?.slug}`);
  await expect.poll(() => page.evaluate(KEPT)).toEqual([other?.id, goods.productId]);
  await nearTheEnd(page);
  await expect(row.getByRole('listitem')).toHaveCount(1);
  await expect(row.getByRole('link', { name: new RegExp(`^${goods.name}`) })).toBeVisible();

  const variants = await db<{ id: string }[]>`SELECT id FROM variants WHERE product_id = ${goods.productId}`;
  for (const { id } of variants) await setStock(db, id, 0);
  await page.goto('/');
  await nearTheEnd(page);
  await expect(row.getByRole('listitem')).toHaveCount(2);
  const sold = row.getByRole('listitem').filter({ hasText: goods.name });
  await expect(sold.getByText('품절', { exact: true })).toBeVisible();
  await expect(sold.getByRole('button', { name: /담기$/ })).toBeHidden();
  await expectSound(page);
  expect(await page.evaluate(SHIFT)).toBeLessThan(0.01);

  await page.goto('/en');
  await nearTheEnd(page);
  const english = rowOf(page, 'Recently viewed');
  await expect(english.getByRole('listitem')).toHaveCount(2);
  const [first] = await english.getByRole('button', { name: /^Remove .* from recently viewed$/ }).all();
  await first?.press('Enter');
  await expect(english.getByRole('listitem')).toHaveCount(1);
  await expect(english.getByRole('button', { name: /^Remove .* from recently viewed$/ })).toBeFocused();
  expect(await page.evaluate(KEPT)).toHaveLength(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(english.getByRole('listitem')).toHaveCount(2);
  await english.getByRole('button', { name: 'Remove all' }).click();
  await expect(english).toHaveCount(0);
  expect(await page.evaluate(KEPT)).toEqual([]);
});

test('a search that finds nothing shows what was looked at, and nothing moves for it', async ({ page, goods }) => {
  await page.goto(`/products/${goods.slug}`);
  await expect.poll(() => page.evaluate(KEPT)).toEqual([goods.productId]);
  await page.goto(`/products?q=${encodeURIComponent('zxqw')}`);
  await expect(page.getByText('맞는 상품이 없어요')).toBeVisible();
  await nearTheEnd(page);
  const row = rowOf(page, '최근 본 상품');
  await expect(row.getByRole('link', { name: new RegExp(`^${goods.name}`) })).toBeVisible();
  expect(await page.evaluate(SHIFT)).toBeLessThan(0.01);
  await expectSound(page);
});
