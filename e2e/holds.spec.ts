import { countersOf, lastOrderOf, letHoldRunOut, setStock } from './world/database';
import { environment } from './world/environment';
import { addToCart, placeOrder } from './world/procedures';
import { moneyOf } from './world/sandbox';
import { signUp, newPerson } from './world/accounts';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import {
  agree,
  expectOrderDone,
  fillRecipient,
  openCheckout,
  orderAndOpenWindow,
  payButton,
  pressInWindow,
} from './steps/buying';

const SOLD_OUT = /방금 다 팔렸어요.*결제하지 않았어요\./;
const SWEEP = '/api/cron/release-reservations';

test(
  'left alone, an order ends and its stock can be bought again',
  { tag: '@any-width' },
  async ({ page, shopper, goods, db, stranger }) => {
    await openCheckout(page, goods, 3);
    await orderAndOpenWindow(page);
    const order = await lastOrderOf(db, shopper.email);
    expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 3 });

    await letHoldRunOut(db, order.id);
    const authorization = `Bearer ${environment.cronSecret()}`;
    expect((await stranger.post(SWEEP)).status()).toBe(404);
    expect((await stranger.post(SWEEP, { headers: { authorization: `${authorization}x` } })).status()).toBe(404);
    expect((await stranger.get(SWEEP, { headers: { authorization } })).status()).not.toBe(200);
    expect((await stranger.post('/api/cron/nothing', { headers: { authorization } })).status()).toBe(404);
    expect((await stranger.post(SWEEP, { headers: { authorization } })).status()).toBe(200);

    await expect.poll(async () => (await lastOrderOf(db, shopper.email)).state).toBe('EXPIRED');
    expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
    await page.goto(`/orders/${order.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('결제 기한이 지나 주문이 취소됐어요');
    await expectSound(page);
  },
);

test('paid in the window after the time is over: nothing is charged, and the page says so', async ({
  page,
  shopper,
  goods,
  db,
  stranger,
}) => {
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  const order = await lastOrderOf(db, shopper.email);
  await letHoldRunOut(db, order.id);
  await stranger.post(SWEEP, { headers: { authorization: `Bearer ${environment.cronSecret()}` } });
  await expect.poll(async () => (await lastOrderOf(db, shopper.email)).state).toBe('EXPIRED');
  await pressInWindow(page, 'Approve by card');
  await expect(page.getByRole('heading', { name: /맡아 둔 시간이 끝났어요/ }).first()).toBeAttached();
  await expect(page.getByText(/결제된 금액은 없어요/)).toBeVisible();
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: 0, refunded: 0, charges: 0 });
});

test(
  'two browsers want the last unit: one pays, the other reads that it is gone',
  { tag: '@any-width' },
  async ({ page, shopper, goods, db, otherPage, watch }) => {
    watch.expect(/409/);
    await setStock(db, goods.variantId, 1);
    const rival = newPerson();
    await signUp(otherPage.request, rival);
    await openCheckout(page, goods);
    await openCheckout(otherPage, goods);
    await fillRecipient(otherPage);
    await agree(otherPage);
    await orderAndOpenWindow(page);

    await payButton(otherPage).click();
    await expect(otherPage.getByRole('alert').filter({ hasText: SOLD_OUT })).toBeVisible();
    await expectSound(otherPage);

    await pressInWindow(page, 'Approve by card');
    await expectOrderDone(page);
    const order = await lastOrderOf(db, shopper.email);
    expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
    expect(await countersOf(db, goods.variantId)).toEqual({ stock: 0, reserved: 0 });
    const rivals = await db`SELECT 1 FROM orders o JOIN users u ON u.id = o.user_id WHERE u.email = ${rival.email}`;
    expect(rivals).toHaveLength(0);
    await otherPage.goto(`/products/${goods.slug}`);
    await expect(otherPage.getByText('품절').first()).toBeVisible();
  },
);

test('sold out between cart and checkout: said before anything is charged', async ({
  page,
  shopper,
  goods,
  db,
  watch,
}) => {
  watch.expect(/409/);
  await addToCart(page.request, goods);
  await page.goto('/checkout');
  await fillRecipient(page);
  await agree(page);
  await setStock(db, goods.variantId, 0);
  await payButton(page).click();
  await expect(page.getByRole('alert').filter({ hasText: SOLD_OUT })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '장바구니에서 수정하기' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: goods.name })).toContainText('품절');
  await expectSound(page);
  await page.goto('/checkout');
  await expect(page).toHaveURL(/\/cart$|\/checkout$/);
  const orders = await db`SELECT 1 FROM orders o JOIN users u ON u.id = o.user_id WHERE u.email = ${shopper.email}`;
  expect(orders).toHaveLength(0);
});

test('a changed price and a shrunken stock are said on the line of the cart', async ({ page, goods, db }) => {
  await addToCart(page.request, goods, 3);
  await db`UPDATE variants SET price = price - 100 WHERE id = ${goods.variantId}`;
  await setStock(db, goods.variantId, 2);
  await page.goto('/cart');
  const line = page.getByRole('listitem').filter({ hasText: goods.name });
  await expect(line).toContainText('내렸어요');
  await expect(line).toContainText('재고가 2개 남아서 3개에서 줄였어요');
  await expectSound(page);
  await db`UPDATE variants SET price = price + 100 WHERE id = ${goods.variantId}`;
});

test('an order waiting for money can be found, paid or cancelled from its own page', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  const order = await placeOrder(page.request, goods);
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByRole('button', { name: '이어서 결제하기' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '취소하기' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('취소한 주문이에요');
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ state: 'CANCELED' });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
});
