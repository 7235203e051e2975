import { countersOf, lastOrderOf } from './world/database';
import { bringTo, buy, staffDo } from './world/procedures';
import { photo } from './world/photo';
import { mailsTo, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const won = (amount: number) => `${amount.toLocaleString('ko-KR')}원`;

test('asked to cancel while it is packed; the seller agrees, and all the money goes back', async ({
  page,
  shopper,
  goods,
  db,
  adminPage,
}) => {
  const order = await buy(page.request, goods, { quantity: 2 });
  await bringTo(adminPage.request, order.id, 'PREPARING');
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByRole('button', { name: '주문 취소하기' })).toHaveCount(0);
  await page.getByRole('link', { name: '취소 요청하기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '취소 요청' })).toBeVisible();
  const send = page.getByRole('button', { name: '취소 요청 보내기' });
  await send.click();
  await expect(page.getByText('이유를 골라 주세요.')).toBeVisible();
  await page.getByRole('radio', { name: '배송이 늦어요' }).check();
  await expect(page.getByText(won(order.total), { exact: true }).first()).toBeVisible();
  await expectSound(page);
  await send.click();

  await expect(page.getByRole('heading', { level: 2, name: '취소 요청' })).toBeVisible();
  await expect(page.getByText('판매자가 확인하고 있어요. 결과를 메일로 알려 드려요.')).toBeVisible();
  await expectSound(page);
  await staffDo(adminPage.request, order.id, 'accept');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('전액 환불했어요');
  await expect(page.getByText('취소하고 돌려드렸어요.')).toBeVisible();
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ state: 'REFUNDED' });
});

test('the seller says no, and the shopper reads why', async ({ page, shopper: _shopper, goods, adminPage }) => {
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'PREPARING');
  await page.goto(`/orders/${order.id}/claim/cancel`);
  await page.getByRole('radio', { name: '마음이 바뀌었어요' }).check();
  await page.getByRole('button', { name: '취소 요청 보내기' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '취소 요청' })).toBeVisible();
  await staffDo(adminPage.request, order.id, 'refuse');
  await page.reload();
  await expect(page.getByText('이미 포장을 마쳤어요.')).toBeVisible();
  await expect(page.getByRole('link', { name: '취소 요청하기' })).toBeVisible();
  await expectSound(page);
});

test('one of three was spoiled: it is collected, checked, and its price comes back', async ({
  page,
  shopper,
  goods,
  db,
  adminPage,
  stranger,
}) => {
  const order = await buy(page.request, goods, { quantity: 3 });
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('link', { name: '반품 요청하기' }).click();
  await page.getByRole('radio', { name: '상했거나 맛과 냄새가 이상해요' }).check();
  await expect(page.getByText('배송비는 저희가 내요.')).toBeVisible();
  await page.getByRole('button', { name: `${goods.name} 하나 줄이기` }).click();
  await page.getByRole('button', { name: `${goods.name} 하나 줄이기` }).click();
  await expect(page.getByRole('complementary')).toContainText(won(goods.price));
  await page.getByLabel(/어떤 일이 있었나요/).fill('포장이 부풀어 있었어요.');
  const file = page.locator('input[type=file]');
  await file.setInputFiles([await photo('box.png'), await photo('inside.png')]);
  await expect(page.getByRole('button', { name: '사진 2 빼기' })).toBeVisible();
  await page.getByRole('button', { name: '사진 1 빼기' }).click();
  await expect(page.getByRole('button', { name: '사진 2 빼기' })).toHaveCount(0);
  await expectSound(page);
  await page.getByRole('button', { name: '반품 요청 보내기' }).click();
  // The photo is seen by its owner and by whoever decides, and by nobody else.
  const shot = page.getByRole('img', { name: '받은 상품 사진 1' });
  await expect(shot).toBeVisible();
  const address = (await shot.getAttribute('src')) ?? '';
  const given = await page.request.get(address);
  expect([given.status(), given.headers()['cache-control']]).toEqual([200, 'private, no-store']);
  expect((await stranger.get(address)).status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('반품을 처리하고 있어요');
  await adminPage.goto(`/admin/orders/${order.id}`);
  await expect(adminPage.getByRole('img', { name: '받은 상품 사진 1' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: '반품 요청' })).toBeVisible();
  await expect(page.getByText('포장이 부풀어 있었어요.')).toBeVisible();
  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: order.number })).toContainText('반품 요청 중');
  await page.goto(`/orders/${order.id}`);

  await staffDo(adminPage.request, order.id, 'accept');
  await page.reload();
  await expect(page.getByText('택배 기사님이 가지러 가요. 상품을 다시 포장해 문 앞에 놓아 주세요.')).toBeVisible();
  await expectSound(page);
  await staffDo(adminPage.request, order.id, 'markPickedUp', 'inspect');
  await page.reload();
  await expect(page.getByText('반품하고 돌려드렸어요.')).toBeVisible();
  await expect(page.getByText('3개 중 1개 환불')).toBeVisible();
  await expect(page.getByText(`지금까지 ${won(goods.price)}을 돌려드렸어요.`)).toBeVisible();
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: goods.price, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: order.number })).toContainText('부분 환불');
  await expectSound(page);
  await expect.poll(async () => (await mailsTo(shopper.email)).length).toBeGreaterThanOrEqual(3);
});

test('a wrong item is exchanged, and the new one is on its way', async ({
  page,
  shopper: _shopper,
  goods,
  db,
  adminPage,
}) => {
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('link', { name: '교환 요청하기' }).click();
  await page.getByRole('radio', { name: '다른 상품이 왔어요' }).check();
  await expect(page.getByText('같은 상품을 다시 보내 드려요. 내실 돈은 없어요.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '교환 요청 보내기' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '교환 요청' })).toBeVisible();
  await staffDo(adminPage.request, order.id, 'accept', 'markPickedUp', 'inspect', 'reship');
  await page.reload();
  await expect(page.getByText(/새 상품을 보냈어요. 예시택배 6012345678901/)).toBeVisible();
  await expectSound(page);
  await staffDo(adminPage.request, order.id, 'markReshipDelivered');
  await page.reload();
  await expect(page.getByText('교환이 끝났어요.', { exact: true })).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 39, reserved: 0 });
});

test('chilled food is not taken back after a change of mind, and the page says why', async ({
  page,
  shopper: _shopper,
  goods,
  db,
  adminPage,
}) => {
  const [before] = await db<{ storage: string }[]>`SELECT storage FROM products WHERE id = ${goods.productId}`;
  await db`UPDATE products SET storage = 'CHILLED' WHERE id = ${goods.productId}`;
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  await page.goto(`/orders/${order.id}/claim/return`);
  await page.getByRole('radio', { name: '마음이 바뀌었어요' }).check();
  await expect(page.getByText(/냉장·냉동 식품은 다시 팔\s수\s없어서/)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: goods.name })).toBeDisabled();
  await page.getByRole('button', { name: '반품 요청 보내기' }).click();
  await expect(page.getByText(/^이 이유로는 요청할\s수\s있는 상품이 없어요/)).toBeVisible();
  await expect(page.getByText(/반품 배송비 .+을 돌려드릴 금액에서 빼요/)).toHaveCount(0);
  await expectSound(page);
  await db`UPDATE products SET storage = ${before?.storage ?? 'ROOM'} WHERE id = ${goods.productId}`;
});

test('a request is withdrawn, and the purchase confirmed', async ({ page, shopper: _shopper, goods, adminPage }) => {
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  await page.goto(`/orders/${order.id}/claim/return`);
  await page.getByRole('radio', { name: '오는 동안 부서지거나 샜어요' }).check();
  await page.getByRole('button', { name: '반품 요청 보내기' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '반품 요청' })).toBeVisible();
  await expect(page.getByRole('button', { name: '구매 확정하기' })).toHaveCount(0);
  await page.getByRole('button', { name: '요청 철회하기' }).click();
  const dialog = page.getByRole('dialog');
  await expectSound(page);
  await dialog.getByRole('button', { name: '철회하기', exact: true }).click();
  const folded = page.getByRole('group').filter({ hasText: '반품 요청' });
  await expect(folded).toContainText('철회');
  await expect(page.getByText('오는 동안 부서지거나 샜어요').first()).toBeHidden();

  await page.getByRole('button', { name: '구매 확정하기' }).click();
  await expect(dialog).toContainText('확정하면 단순 변심 반품은 더 할 수 없어요.');
  await expectSound(page);
  await dialog.getByRole('button', { name: '확정하기', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('구매를 확정했어요');
  await expect(page.getByRole('link', { name: '반품 요청하기' })).toBeVisible();
  await expectSound(page);
});
