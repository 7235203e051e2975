import { lastOrderOf } from './world/database';
import { returnTo } from './world/procedures';
import { moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import { expectOrderDone, openWindowFor, pressInWindow } from './steps/buying';

test('back from the card app in another browser: paid once, and nothing of the order is shown', async ({
  page,
  shopper,
  goods,
  db,
  otherPage,
}) => {
  await openWindowFor(page, goods, '카드');
  const order = await lastOrderOf(db, shopper.email);
  await otherPage.goto(page.url());
  await pressInWindow(otherPage, 'Approve by card');

  await expect(otherPage.getByRole('heading', { level: 1, name: '결제했어요' })).toBeVisible();
  await expect(otherPage.getByText(order.number)).toBeVisible();
  await expect(otherPage.getByRole('main')).not.toContainText(goods.name);
  await expect(otherPage.getByRole('main')).not.toContainText(/\d원/);
  await expect(otherPage).toHaveURL(/\/checkout\/success\?/);
  expect(otherPage.url()).not.toMatch(/[?&]t=/);
  await expectSound(otherPage);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });

  await otherPage.reload();
  await expect(otherPage.getByRole('heading', { level: 1, name: '로그인' })).toBeVisible();
  await page.goto(`/checkout/success?o=${order.id}`);
  await expectOrderDone(page);
});

test('a wrong token confirms nothing and says so', async ({ page, shopper: _shopper, goods, otherPage, watch }) => {
  watch.expect(/404/);
  const { order, address } = await returnTo(page.request, goods);
  const token = address.searchParams.get('t') ?? '';
  address.searchParams.set('t', 'x'.repeat(token.length));
  await otherPage.goto(address.href);
  await expect(otherPage.getByRole('heading', { level: 1, name: '이 주소로는 결제를 확인할 수 없어요' })).toBeVisible();
  await expect(otherPage.getByRole('main')).not.toContainText(order.number);
  expect(otherPage.url()).not.toMatch(/[?&]t=/);
  await expectSound(otherPage);
  expect(await moneyOf(order.number)).toEqual({ charged: 0, refunded: 0, charges: 0 });

  address.searchParams.set('t', token);
  await otherPage.goto(address.href);
  await expect(otherPage.getByRole('heading', { level: 1, name: '결제했어요' })).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
});
