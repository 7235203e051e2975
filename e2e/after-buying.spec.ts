import { bringTo, buy } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

test('an open order says by itself that its parcel has left, a notification tells it, and the list counts it', async ({
  page,
  shopper: _shopper,
  adminPage,
  goods,
}) => {
  const order = await buy(page.request, goods);
  await page.goto(`/orders/${order.id}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).not.toContainText('배송 중');
  const opened = await page.evaluate(() => performance.timeOrigin);
  await bringTo(adminPage.request, order.id, 'SHIPPED');
  await expect(heading).toContainText('배송 중');
  await expect(page.getByText(`주문 ${order.number}의 상태가 바뀌었어요: 배송중`)).toBeVisible();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);

  await page.getByRole('link', { name: '알림, 안 읽음 3개' }).click();
  await expect(page.getByText('안 읽은 알림 3개')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '안 읽음: 상품이 출발했어요.' }).click();
  await expect(heading).toContainText('배송 중');
  await page.goto('/account/notifications');
  await expect(page.getByText('안 읽은 알림 2개')).toBeVisible();
  await page.getByRole('button', { name: '모두 읽음' }).click();
  await expect(page.getByText('모두 읽었어요')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: '알림', exact: true })).toBeVisible();

  await page.goto('/orders');
  await page.getByRole('link', { name: '1 배송중' }).click();
  await expect(page).toHaveURL(/\/orders\?status=SHIPPED$/);
  await expect(page.getByText(order.number)).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '0 결제완료' }).click();
  await expect(page.getByText('이 상태의 주문이 없어요')).toBeVisible();
});
