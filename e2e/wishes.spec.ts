import type { Page } from '@playwright/test';
import { signUp, newPerson } from './world/accounts';
import { setStock, type Goods } from './world/database';
import { ask, call } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const KEPT = () => localStorage.getItem('wishes');

/** On a phone it stands in the bar at the edge, else beside the buttons. */
const heartOf = (page: Page, { productId }: Goods) =>
  page.locator(`[data-wish="${productId}"]`).filter({ visible: true });

test('a heart keeps a product on the device of a stranger, and at the login it joins the account', async ({
  page,
  goods,
}) => {
  const { productId } = goods;
  await page.goto(`/products/${goods.slug}`);
  const heart = heartOf(page, goods);
  await expect(heart).toHaveCount(1);
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: '찜 목록 보기' }).click();
  await expect.poll(() => page.evaluate(KEPT)).toBe(productId);
  await expect(page.getByRole('heading', { level: 1, name: '찜한 상품' })).toBeAttached();
  const row = page.getByRole('main').locator('li:not(nav li)').filter({ hasText: goods.name });
  await expect(row).toBeVisible();
  await expect(page.getByText('지금은 이 기기에만 담겨 있어요.')).toBeVisible();
  await expectSound(page);

  await signUp(page.request, newPerson());
  await page.reload();
  await expect(row).toBeVisible();
  await expect.poll(() => page.evaluate(KEPT)).toBeNull();
  expect(await ask(page.request, 'wish.ids', undefined)).toEqual([productId]);
  // The next page of the catalogue shows it as the account has it.
  await page.goto(`/products/${goods.slug}`);
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
});

test('pressed many times at once, a heart is what the last press said @any-width', async ({
  page,
  shopper: _shopper,
  goods,
  watch,
}) => {
  watch.expect(/ERR_FAILED/);
  let onTheWay = 0;
  let most = 0;
  await page.route('**/api/trpc/wish.set', async (route) => {
    onTheWay += 1;
    most = Math.max(most, onTheWay);
    const answer = await route.fetch();
    onTheWay -= 1;
    await route.fulfill({ response: answer });
  });
  await page.goto(`/products/${goods.slug}`);
  const heart = heartOf(page, goods);
  for (let press = 1; press <= 7; press += 1) {
    await heart.click();
    await expect(heart).toHaveAttribute('aria-pressed', String(press % 2 === 1));
  }
  const ids = () => ask(page.request, 'wish.ids', undefined);
  await expect.poll(async () => [await ids()].flat().length).toBe(1);
  expect(most).toBe(1);
  await heart.click();
  await expect.poll(ids).toEqual([]);

  // What cannot be sent is taken back, and said.
  await page.unroute('**/api/trpc/wish.set');
  await page.route('**/api/trpc/wish.set', (route) => route.abort());
  await heart.click();
  await expect(page.getByText('찜하지 못했어요')).toBeVisible();
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
});

test('the list says price and stock, leads into the cart, and gives back what was taken out', async ({
  page,
  shopper: _shopper,
  goods,
  db,
}) => {
  await page.goto('/account/wishes');
  await expect(page.getByText('아직 찜한 상품이 없어요')).toBeVisible();
  await expectSound(page);

  const { productId } = goods;
  const others = await db<{ id: string }[]>`
    SELECT id FROM products WHERE status = 'ACTIVE' AND id <> ${productId} ORDER BY id LIMIT 2`;
  for (const id of [...others.map((other) => other.id), productId])
    await call(page.request, 'wish.set', { productId: id, wished: true });
  await page.goto('/account/wishes');
  const rows = page.getByRole('main').locator('li:not(nav li)');
  await expect(rows).toHaveCount(3);
  const row = rows.filter({ hasText: goods.name }).first();
  await row.getByRole('button', { name: /장바구니에 담기$/ }).click();
  await expect(page.getByText('장바구니에 담았어요')).toBeVisible();
  await expect(page.getByRole('link', { name: /^장바구니 1/ })).toBeVisible();
  await expectSound(page);

  await row.getByRole('button', { name: /찜 해제$/ }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(rows).toHaveCount(3);
  const ids = async () => [await ask(page.request, 'wish.ids', undefined)].flat().length;
  await expect.poll(ids).toBe(3);

  const stocks = await db<{ id: string; stock: number }[]>`
    SELECT v.id, s.stock FROM variants v JOIN variant_stock s ON s.variant_id = v.id WHERE v.product_id = ${productId}`;
  for (const { id } of stocks) await setStock(db, id, 0);
  await page.goto('/account/wishes');
  await expect(row).toContainText('품절');
  await expect(row.getByRole('button', { name: /장바구니에 담기$/ })).toHaveCount(0);
  await expectSound(page);
  for (const { id, stock } of stocks) await setStock(db, id, stock);
});
