import type { Page } from '@playwright/test';
import { lastOrderOf } from './world/database';
import { call } from './world/procedures';
import { mailsTo, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import {
  ADDRESS,
  agree,
  buyNow,
  expectOrderDone,
  fillRecipient,
  openProduct,
  openWindow,
  payButton,
  pressInWindow,
  putIntoCart,
} from './steps/buying';

const JEJU = '63122';
const ULLEUNG = '40240';
const MORE = '제주·도서산간 추가 배송비';
const won = (amount: number) => `${amount.toLocaleString('ko-KR')}원`;
const amounts = (page: Page) => page.getByRole('complementary').filter({ has: page.getByText('결제할 금액') });

test('to Jeju: what it costs more is said on the product, shown with the address, charged, kept and all given back', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  await openProduct(page, goods);
  await expect(page.getByText('제주 +3,000원, 도서산간 +5,000원.')).toBeVisible();
  await expect(page.getByText(/\(.\) 아침 7시 전$/)).toBeVisible();
  await expect(page.getByText(/23:00까지 결제하면 받을 수 있어요/)).toBeVisible();
  await expectSound(page);

  await buyNow(page);
  await fillRecipient(page);
  const mainland = goods.price + (goods.price >= 40_000 ? 0 : 3000);
  await expect(payButton(page)).toHaveText(`${won(mainland)} 결제하기`);
  await expect(page.getByText(MORE)).toHaveCount(0);
  await expect(page.getByText(/까지 결제하면 .+ 아침 7시 전에 도착해요/)).toBeVisible();

  const postalCode = page.getByLabel('주소', { exact: true });
  await postalCode.fill(ULLEUNG);
  await expect(payButton(page)).toHaveText(`${won(mainland + 5000)} 결제하기`);
  await expect(postalCode).toHaveAccessibleDescription('도서산간이라서 배송비 5,000원이 더해져요.');
  await postalCode.fill(JEJU);
  await expect(payButton(page)).toHaveText(`${won(mainland + 3000)} 결제하기`);
  await expect(amounts(page).getByText(MORE)).toBeVisible();
  await expect(amounts(page)).toContainText(won(mainland + 3000));
  await expect(page.getByText(/까지 결제하면 .+에 도착해요/)).not.toContainText('7시');
  await expectSound(page);
  await agree(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);

  const order = await lastOrderOf(db, shopper.email);
  expect(order.total).toBe(mainland + 3000);
  expect(await moneyOf(order.number)).toEqual({ charged: mainland + 3000, refunded: 0, charges: 1 });
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText(MORE)).toBeVisible();
  await expectSound(page);
  await page.goto(`/orders/${order.id}/receipt`);
  await expect(page.getByText(MORE)).toBeVisible();
  await expect
    .poll(async () => (await mailsTo(shopper.email)).map(({ text }) => text).join())
    .toContain(`${MORE}: 3,000원`);

  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '취소하기' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('전액 환불했어요');
  expect(await moneyOf(order.number)).toEqual({ charged: mainland + 3000, refunded: mainland + 3000, charges: 1 });
});

test('the cart adds it for the address somebody keeps, and says what it would be where none is known', async ({
  page,
  shopper,
  goods,
}) => {
  await openProduct(page, goods);
  await putIntoCart(page);
  await page.goto('/cart');
  await expect(page.getByText('제주는 3,000원, 도서산간은 5,000원이 더해져요.')).toBeVisible();
  await expect(page.getByText(MORE)).toHaveCount(0);

  await call(page.request, 'account.addresses.add', {
    ...{
      label: '',
      name: shopper.name,
      phone: '01012345678',
      postalCode: JEJU,
      address1: ADDRESS.street,
      address2: '',
    },
    ...{ deliveryRequest: 'DOOR', deliveryNote: '', isDefault: true },
  });
  await page.goto('/cart');
  await expect(page.getByText(MORE)).toBeVisible();
  const mainland = goods.price + (goods.price >= 40_000 ? 0 : 3000);
  const order = page.getByRole('link', { name: `${won(mainland + 3000)} 주문하기` });
  await expect(order).toBeVisible();
  await expectSound(page);
  await order.click();
  await expect(payButton(page)).toHaveText(`${won(mainland + 3000)} 결제하기`);
});
