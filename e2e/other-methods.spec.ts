import { lastOrderOf } from './world/database';
import { placeOrder } from './world/procedures';
import { moneyOf, paymentOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import {
  agree,
  expectOrderDone,
  fillRecipient,
  openCheckout,
  openWindow,
  openWindowFor,
  pressInWindow,
} from './steps/buying';

test('by transfer with a cash receipt, which the order page leads to', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods);
  await fillRecipient(page);
  await expect(page.getByText('은행 계좌에서 바로 빠져나가요.')).toBeVisible();
  await expect(page.getByRole('radio', { name: '소득공제용' })).toHaveCount(0);
  await page.getByRole('radio', { name: '계좌이체' }).check();
  await expect(page.getByRole('radio', { name: '신청 안 함' })).toBeChecked();
  await page.getByRole('radio', { name: '소득공제용' }).check();
  await expect(page.getByText('휴대폰 번호는 다음에 열리는 결제창에서 적어요.')).toBeVisible();
  await expectSound(page);
  await agree(page);
  await openWindow(page);
  await expect(page.getByText('소득공제')).toBeVisible();
  await pressInWindow(page, 'Approve by transfer');
  await expectOrderDone(page);

  const order = await lastOrderOf(db, shopper.email);
  expect((await paymentOf(order.number)).cashReceipt).toEqual({ type: '소득공제', amount: order.total });
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByRole('link', { name: /^현금영수증/ })).toHaveAttribute('href', /receipt/);
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
});

test('with the phone bill, and cancelled in the same month', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods);
  await page.getByRole('radio', { name: '휴대폰', exact: false }).check();
  await expect(page.getByText('이번 달 안에 취소하면 휴대폰 요금에서 빠져요.')).toBeVisible();
  await expectSound(page);
  await openWindowFor(page, goods, '휴대폰');
  await pressInWindow(page, 'Approve by phone');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText(/원 · 휴대폰/)).toBeVisible();
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '취소하기' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('전액 환불했어요');
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
});

test('an order that waits is paid another way from its own page', async ({ page, shopper, goods, db }) => {
  const order = await placeOrder(page.request, goods);
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '이어서 결제하기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '계좌이체' }).check();
  await dialog.getByRole('radio', { name: '지출증빙용' }).check();
  await expectSound(page);
  await dialog.getByRole('button', { name: /원 결제하기$/ }).click();
  await pressInWindow(page, 'Approve by transfer');
  await expectOrderDone(page);
  expect((await paymentOf(order.number)).cashReceipt).toMatchObject({ type: '지출증빙' });
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ id: order.id, state: 'PAID' });
});
