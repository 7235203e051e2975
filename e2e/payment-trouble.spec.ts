import { countersOf, lastOrderOf, setStock } from './world/database';
import { breakProvider, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import {
  agree,
  expectOrderDone,
  expectTyped,
  fillRecipient,
  openCheckout,
  openWindow,
  orderAndOpenWindow,
  payButton,
  pressInWindow,
} from './steps/buying';

test('declined in the window, then paid', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  await page.getByLabel('Decline in the window with').selectOption('REJECT_CARD_COMPANY');
  await pressInWindow(page, 'Decline');

  await expect(page.getByRole('heading', { level: 1, name: '결제하지 못했어요' })).toBeVisible();
  await expect(page.getByText('카드사에서 승인하지 않았어요.')).toBeVisible();
  await expect(page.getByText('결제된 금액은 없어요.')).toBeVisible();
  await expectSound(page);
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: 0, refunded: 0, charges: 0 });

  await page.getByRole('link', { name: '다시 결제하기' }).click();
  await expectTyped(page);
  await expect(page.getByText('1가지 상품을 이 시간 동안 맡아 두고 있어요.')).toBeVisible();
  await expectSound(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ number: order.number, state: 'PAID' });
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });

  await page.goto(`/orders/${order.id}`);
  const story = page.getByRole('list', { name: '진행 상황' });
  await expect(story.getByText('결제가 되지 않았어요')).toHaveCount(1);
  await expect(story.getByText('카드사가 승인하지 않았어요.')).toHaveCount(1);
});

test('refused when it is confirmed, then paid', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  await page.getByLabel('Refuse the confirm call with').selectOption('REJECT_CARD_PAYMENT');
  await pressInWindow(page, 'Approve, but refuse at confirm');

  await expect(page.getByText('한도나 잔액이 모자라서 카드가 승인되지 않았어요.')).toBeVisible();
  await page.getByRole('link', { name: '다시 결제하기' }).click();
  await expectTyped(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 39, reserved: 0 });
});

test('the window closed: everything typed is there, and one is not blocked by what one holds oneself', async ({
  page,
  shopper,
  db,
  goods,
}) => {
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  await pressInWindow(page, 'Close the window');
  await expect(page.getByRole('heading', { level: 1, name: '결제를 멈췄어요' })).toBeVisible();
  await expectSound(page);
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 1 });

  await page.getByRole('link', { name: '다시 결제하기' }).click();
  await expectTyped(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ state: 'PAID' });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 39, reserved: 0 });
});

test('back from the window by the browser: the last unit is still held, and can be paid', async ({
  page,
  shopper,
  db,
  goods,
}) => {
  await setStock(db, goods.variantId, 1);
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  await page.goBack();
  await expectTyped(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 0, reserved: 0 });
});

test('too long in the window: nothing is charged, and one can pay once more', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  await pressInWindow(page, 'Let it expire');
  await expect(page.getByText('결제창에서 시간이 지났어요.')).toBeVisible();
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: 0, refunded: 0, charges: 0 });
  await page.getByRole('link', { name: '다시 결제하기' }).click();
  await expectTyped(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
});

test('pressed twice, reloaded three times and gone back: charged once', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods);
  await fillRecipient(page);
  await agree(page);
  await payButton(page).dblclick();
  await expect(page.getByText('Sandbox: no money moves.')).toBeVisible();
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  for (const _time of [1, 2, 3]) {
    await page.reload();
    await expectOrderDone(page);
  }
  await page.goBack();
  // A page the browser kept whole loads itself anew: going on before it has begun again would be cut off.
  await page.waitForLoadState('networkidle');
  await page.goForward();
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  const orders = await db`SELECT 1 FROM orders o JOIN users u ON u.id = o.user_id WHERE u.email = ${shopper.email}`;
  expect(orders).toHaveLength(1);
});

test('the answer of the provider is lost: the page says so, finds out, and charged once it stays', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  await openCheckout(page, goods);
  await orderAndOpenWindow(page);
  const order = await lastOrderOf(db, shopper.email);
  await breakProvider(order.number, { confirm: 'reset-after', webhook: 'never' });
  await pressInWindow(page, 'Approve by card');
  await expect(page.getByRole('heading', { name: '결제 결과를 확인하고 있어요' })).toBeVisible();
  await expectOrderDone(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
});
