import { countersOf } from './world/database';
import { buy } from './world/procedures';
import { mailsTo, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

test('cancelled before it is prepared: all the money and all the units go back, and a mail says so', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  const order = await buy(page.request, goods, { quantity: 2 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(order.number);
  await dialog.getByLabel('취소하는 이유').selectOption('DELIVERY_LATE');
  await expectSound(page);
  await dialog.getByRole('button', { name: '취소하기' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('전액 환불했어요');
  // What this page did is told by what it says itself, not once more as news.
  const told = page.getByRole('region', { name: '알림', exact: true });
  await expect(told).toHaveText('주문을 취소하고 전액 환불했어요.');
  await expect(page.getByText('이유: 배송이 늦어요')).toBeVisible();
  await expect(page.getByRole('button', { name: '주문 취소하기' })).toHaveCount(0);
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
  await expect
    .poll(async () => (await mailsTo(shopper.email))[0]?.subject)
    .toBe(`[에너지팩토리] 주문을 취소했어요 (${order.number})`);
  const [mail] = await mailsTo(shopper.email);
  expect(mail?.text).toContain(order.total.toLocaleString('ko-KR'));
});
