import type { Page } from '@playwright/test';
import { countersOf, type Database } from './world/database';
import { bringTo, buy, call } from './world/procedures';
import { moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const won = (amount: number) => `${amount.toLocaleString('ko-KR')}원`;
const TRACKING = '6012345678901';

async function lineOf(db: Database, orderId: string): Promise<string> {
  const [line] = await db<{ id: string }[]>`SELECT id FROM order_lines WHERE order_id = ${orderId}`;
  return line?.id ?? '';
}

/** Presses what leads to a dialog and what confirms it there. */
async function step(page: Page, button: string, confirm: string | RegExp, fill?: () => Promise<unknown>) {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expectSound(page);
  await fill?.();
  await page.getByRole('dialog').getByRole('button', { name: confirm }).click();
}

async function fillParcel(page: Page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('택배사').selectOption('예시택배');
  await dialog.getByLabel('운송장 번호').fill(TRACKING);
}

test('one unit goes back with a sum on top, named before it is done', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  db,
}) => {
  const order = await buy(page.request, goods, { quantity: 2 });
  await adminPage.goto(`/admin/orders/${order.id}`);
  await adminPage.getByRole('button', { name: '일부 환불' }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByRole('button', { name: '확인하기' }).click();
  await expect(dialog.getByText('이유를 골라 주세요.')).toBeVisible();
  await expect(dialog.getByText(/^환불할 상품이나 금액을 골라 주세요/)).toBeVisible();
  await expectSound(adminPage);
  await dialog.getByRole('button', { name: `${goods.name} 하나 늘리기` }).click();
  await expect(dialog.getByRole('checkbox', { name: '1개를 재고로 되돌리기' })).toBeChecked();
  await dialog.getByLabel('더 줄 금액').fill('900,000,000');
  await expect(dialog.getByText(/까지만 돌려줄\s수\s있어요/)).toBeVisible();
  await dialog.getByLabel('더 줄 금액').fill('500');
  await dialog.getByLabel('이유').selectOption('OTHER');
  await dialog.getByRole('button', { name: '확인하기' }).click();
  const back = goods.price + 500;
  await expect(dialog.getByRole('heading', { name: `${won(back)}을 환불할까요?` })).toBeVisible();
  await expectSound(adminPage);
  await dialog.getByRole('button', { name: `${won(back)} 환불` }).click();
  await expect(adminPage.getByText(`${won(back)}을 돌려줬어요`, { exact: true })).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: back, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 39, reserved: 0 });
  await expect(adminPage.getByText('일부 환불', { exact: true }).first()).toBeVisible();
  await expectSound(adminPage);
});

test('a request is refused with a reason, and its buyer reads it', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
}) => {
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'PREPARING');
  await call(page.request, 'claim.open', { orderId: order.id, kind: 'CANCEL', reason: 'CHANGED_MIND', text: '' });
  await adminPage.goto('/admin/claims');
  await expectSound(adminPage);
  await adminPage.getByRole('main').getByRole('link').filter({ hasText: order.number, visible: true }).first().click();
  await expect(adminPage.getByRole('article', { name: '취소 요청' })).toContainText('마음이 바뀌었어요');
  await adminPage.getByRole('button', { name: '거절', exact: true }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByRole('button', { name: '거절하기' }).click();
  await expect(dialog.getByText('구매자가 읽을 이유를 적어 주세요.')).toBeVisible();
  await expectSound(adminPage);
  await dialog.getByLabel('거절하는 이유').fill('이미 상자를 닫았어요.');
  await dialog.getByRole('button', { name: '거절하기' }).click();
  await expect(adminPage.getByText('요청을 거절했어요').first()).toBeVisible();
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText('이미 상자를 닫았어요.')).toBeVisible();
});

test('a return is collected, inspected and paid back; what is spoiled stays off the shelf', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  db,
}) => {
  const order = await buy(page.request, goods, { quantity: 3 });
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  const lines = [{ lineId: await lineOf(db, order.id), quantity: 2 }];
  await call(page.request, 'claim.open', {
    orderId: order.id,
    kind: 'RETURN',
    reason: 'DAMAGED',
    text: '샜어요',
    lines,
  });
  await adminPage.goto(`/admin/orders/${order.id}`);
  await expect(adminPage.getByRole('article', { name: '반품 요청' })).toContainText('«샜어요»');
  await step(adminPage, '수거 보내기', '받아들이기');
  await step(adminPage, '상품 돌아옴', '받았어요', () => fillParcel(adminPage));
  await step(adminPage, '검수하기', `검수 끝내고 ${won(goods.price * 2)} 환불`, () =>
    adminPage
      .getByRole('dialog')
      .getByRole('button', { name: `${goods.name} 하나 늘리기` })
      .click(),
  );
  await expect(adminPage.getByText('검수를 마치고 돌려줬어요')).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: goods.price * 2, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
  await expect(adminPage.getByText('1개 멀쩡해요')).toBeVisible();
  await expectSound(adminPage);
});

test('an exchange is collected, inspected and sent once more; what is faulty goes on no shelf by a press alone', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  db,
}) => {
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  const lines = [{ lineId: await lineOf(db, order.id), quantity: 1 }];
  await call(page.request, 'claim.open', {
    orderId: order.id,
    kind: 'EXCHANGE',
    reason: 'FAULTY',
    text: '',
    lines,
  });
  await adminPage.goto(`/admin/orders/${order.id}`);
  await step(adminPage, '수거 보내기', '받아들이기');
  await step(adminPage, '상품 돌아옴', '받았어요', () => fillParcel(adminPage));
  await step(adminPage, '검수하기', '검수 끝내기');
  await step(adminPage, '다시 보내기', '보냈어요', () => fillParcel(adminPage));
  await step(adminPage, '재발송 도착', '도착했어요');
  await expect(adminPage.getByText('교환이 끝났어요').first()).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
});
