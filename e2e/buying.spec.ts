import { DEMO_ADMIN, DEMO_SHOPPER } from './world/accounts';
import { countersOf, lastOrderOf } from './world/database';
import { takenOver } from './world/hydration';
import { addToCart } from './world/procedures';
import { codeFor, mailsTo, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import {
  buyNow,
  expectOrderDone,
  fillRecipient,
  agree,
  openCheckout,
  openProduct,
  openWindow,
  orderAndOpenWindow,
  pressInWindow,
  putIntoCart,
} from './steps/buying';

test('a stranger who takes two products in one breath finds both in the cart', async ({ page }) => {
  await page.goto('/products');
  const cards = page
    .getByRole('main')
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: /담기$/ }) });
  for (const card of [cards.nth(0), cards.nth(1)]) await card.getByRole('button', { name: /담기$/ }).click();
  await expect(page.getByRole('link', { name: '장바구니 2개' })).toBeVisible();
  await page.goto('/cart');
  await expect(page.getByRole('group', { name: /수량$/ })).toHaveCount(2);
});

test('a guest fills the cart, signs up on the way, and buys', async ({ page, goods, db }) => {
  await openProduct(page, goods);
  await expectSound(page);
  await putIntoCart(page);
  await page.getByRole('link', { name: '장바구니 1개' }).click();

  await expect(page.getByRole('listitem').filter({ hasText: goods.name })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: /원 주문하기$/ }).click();

  await expect(page.getByRole('heading', { level: 1, name: '어떻게 주문할까요?' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: '회원가입' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '회원가입' })).toBeVisible();
  await takenOver(page);
  const email = `guest-${Date.now()}-${goods.slug}@example.com`;
  await page.getByLabel('이메일', { exact: true }).fill(email);
  await page.getByRole('button', { name: '인증번호 받기' }).click();
  await page.getByLabel('인증번호').fill(await codeFor(email));
  await page.getByRole('button', { name: '확인', exact: true }).click();
  await page.getByLabel('비밀번호', { exact: true }).fill('a long enough sentence');
  await page.getByLabel('이름', { exact: true }).fill('김손님');
  await page.getByLabel('휴대폰 번호').fill('010-2345-6789');
  for (const consent of ['이용약관', '개인정보 수집·이용', '만 14세 이상이에요']) {
    await page.getByRole('checkbox', { name: `(필수) ${consent}`, exact: true }).check();
  }
  await page.getByRole('button', { name: '가입하기' }).click();

  await expect(page.getByText(goods.name)).toBeVisible();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('김손님');
  await expect(page.getByLabel('휴대폰 번호')).toHaveValue('010-2345-6789');
  await fillRecipient(page);
  await agree(page);
  await expectSound(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  await expectSound(page);

  const order = await lastOrderOf(db, email);
  expect(order.state).toBe('PAID');
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 39, reserved: 0 });

  await page.getByRole('link', { name: '주문 상세 보기' }).click();
  await expect(page.getByText(`주문 · ${order.number}`)).toBeVisible();
  await expectSound(page);
  await page.goto('/orders');
  await expect(page.getByText(order.number)).toBeVisible();
  await expectSound(page);
  await page.goto('/cart');
  await expect(page.getByText('장바구니가 비어 있어요')).toBeVisible();
  await expectSound(page);
  await expect
    .poll(async () => (await mailsTo(email)).map(({ subject }) => subject))
    .toEqual([`[에너지팩토리] 주문을 받았어요 (${order.number})`, expect.stringContaining('인증번호')]);
});

test(
  'what a guest chose joins the cart of the account at login',
  { tag: '@any-width' },
  async ({ page, shopper, goods, otherPage }) => {
    await addToCart(page.request, goods);
    await addToCart(otherPage.request, goods, 2);
    await otherPage.goto('/cart');
    await otherPage.getByRole('link', { name: /원 주문하기$/ }).click();
    await otherPage.getByRole('main').getByRole('link', { name: '로그인' }).click();
    await expect(otherPage.getByRole('heading', { level: 1, name: '로그인' })).toBeVisible();
    await takenOver(otherPage);
    await otherPage.getByLabel('이메일').fill(shopper.email);
    await otherPage.getByLabel('비밀번호').fill(shopper.password);
    await otherPage.getByRole('button', { name: '로그인' }).click();
    await expect(otherPage.getByText('3개 · 단백질')).toBeVisible();
    await otherPage.goto('/cart');
    await expect(otherPage.getByRole('group', { name: /수량$/ }).getByRole('status')).toHaveText('3');
  },
);

test('buy now, with easy pay', async ({ page, shopper, goods, db }) => {
  await openProduct(page, goods);
  await buyNow(page);
  await orderAndOpenWindow(page);
  await pressInWindow(page, 'Approve by easy pay');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
});

test('pay by account transfer', async ({ page, shopper, goods, db }) => {
  await openCheckout(page, goods, 2);
  await page.getByRole('radio', { name: '계좌이체' }).check();
  await orderAndOpenWindow(page);
  await pressInWindow(page, 'Approve by transfer');
  await expectOrderDone(page);
  await page.getByRole('link', { name: '주문 상세 보기' }).click();
  await expect(page.getByText('계좌이체').first()).toBeVisible();
  const order = await lastOrderOf(db, shopper.email);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
});

for (const { email, password } of [DEMO_SHOPPER, DEMO_ADMIN]) {
  test(`the account of the README can log in: ${email}`, { tag: '@any-width' }, async ({ page }) => {
    await page.goto('/login?next=/account');
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호').fill(password);
    await page.getByRole('button', { name: '로그인' }).click();
    await expect(page.getByText(email)).toBeVisible();
  });
}
