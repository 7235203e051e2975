import { takenOver } from './world/hydration';
import { addToCart, bringTo, buy, call, placeOrder } from './world/procedures';
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

  await page.getByRole('link', { name: '알림, 안 읽음 1개' }).click();
  await expect(page.getByText('안 읽은 알림 1개')).toBeVisible();
  const told = page.getByRole('main').getByRole('listitem').filter({ hasText: goods.name });
  await expect(told).toHaveCount(1);
  await expectSound(page);
  await page.getByRole('link', { name: '안 읽음: 상품이 출발했어요.' }).click();
  await expect(heading).toContainText('배송 중');

  await page.goto('/orders');
  const row = page.getByRole('listitem').filter({ hasText: order.number });
  await expect(row).toContainText(`${goods.option} · 1개`);
  await expect(row.getByRole('button', { name: '송장 번호 복사' })).toBeVisible();
  await page.goto('/account/notifications');
  await expect(page.getByText('모두 읽었어요')).toBeVisible();
  await call(adminPage.request, 'admin.orders.markDelivered', { orderId: order.id });
  await page.reload();
  await expect(page.getByText('안 읽은 알림 1개')).toBeVisible();
  await expect(told).toContainText('상품이 도착했어요.');
  await page.getByRole('button', { name: '모두 읽음' }).click();
  await expect(page.getByText('모두 읽었어요')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: '알림', exact: true })).toBeVisible();

  await page.goto('/orders');
  await page.getByRole('link', { name: '1 배송완료' }).click();
  await expect(page).toHaveURL(/\/orders\?status=DELIVERED$/);
  await expect(row.getByRole('link', { name: '후기 쓰기' })).toHaveAttribute('href', /\/review\/lin_/);
  await row.getByRole('button', { name: '다시 담기' }).click();
  await expect(row.getByText('1가지를 장바구니에 담았어요.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '0 결제완료' }).click();
  await expect(page.getByText('이 상태의 주문이 없어요')).toBeVisible();
});

test('an order that waits to be paid says for how long, and is paid from the list', async ({
  page,
  shopper: _shopper,
  goods,
}) => {
  const order = await placeOrder(page.request, goods, { quantity: 2 });
  await page.goto('/orders');
  const row = page.getByRole('listitem').filter({ hasText: order.number });
  await expect(row).toContainText(`${goods.option} · 2개`);
  await expect(row.getByText(/^결제 시간이 \d\d:\d\d 남았어요$/)).toBeVisible();
  await expectSound(page);
  await row.getByRole('button', { name: '이어서 결제하기' }).click();
  await page.getByRole('button', { name: /원 결제하기$/ }).click();
  await expect(page.getByText('Sandbox: no money moves.')).toBeVisible();
});

test('whose address stands in the fields unasked is said, and one press writes another', async ({
  page,
  shopper,
  goods,
}) => {
  await buy(page.request, goods);
  await addToCart(page.request, goods);
  await page.goto('/checkout');
  await takenOver(page);
  const name = page.getByLabel('이름', { exact: true });
  await expect(name).toHaveValue('김받음');
  await expect(page.getByText('지난 주문에서 받으신 분의 정보예요.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '새로 쓰기' }).click();
  await expect(name).toHaveValue(shopper.name);
  await expect(name).toBeFocused();
  await expect(page.getByLabel('기본 주소')).toHaveValue('');
  await expect(page.getByText('지난 주문에서 받으신 분의 정보예요.')).toHaveCount(0);
});
