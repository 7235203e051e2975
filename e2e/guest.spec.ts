import { type Page } from '@playwright/test';
import { randomInt, randomUUID } from 'node:crypto';
import { newPerson, signUp } from './world/accounts';
import { countersOf, guestOrderOf, type Goods } from './world/database';
import { takenOver } from './world/hydration';
import { buy, call, type Contact } from './world/procedures';
import { mailsTo, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import {
  agree,
  expectOrderDone,
  expectTyped,
  fillRecipient,
  openProduct,
  openWindow,
  payButton,
  pressInWindow,
  putIntoCart,
} from './steps/buying';

const newGuest = (): Contact => ({
  name: '김손님',
  phone: `010${String(randomInt(100_000_000)).padStart(8, '0')}`,
  email: `guest-${randomUUID().slice(0, 12)}@example.com`,
});

const dashed = (phone: string) => `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`;

/** Buys without an account and without the pages. */
async function buyAsGuest(page: Page, goods: Goods, contact: Contact) {
  await call(page.request, 'order.asGuest', undefined);
  return buy(page.request, goods, { contact });
}

async function lookUp(page: Page, number: string, phone: string): Promise<void> {
  await page.getByLabel('주문 번호').fill(number);
  await page.getByLabel('휴대폰 번호').fill(phone);
  await page.getByRole('button', { name: '조회하기' }).click();
}

test('without an account: everything is asked for beside its field, kept over a reload, and bought with a card', async ({
  page,
  goods,
  db,
}) => {
  const guest = newGuest();
  await openProduct(page, goods);
  await putIntoCart(page);
  await page.goto('/cart');
  await page.getByRole('link', { name: /원 주문하기$/ }).click();

  await expect(page.getByRole('heading', { level: 1, name: '어떻게 주문할까요?' })).toBeVisible();
  await takenOver(page);
  await expectSound(page);
  await page.getByRole('button', { name: '비회원으로 계속' }).click();

  await expect(page.getByRole('heading', { name: '주문하는 분' })).toBeVisible();
  await payButton(page).click();
  for (const sentence of ['주문하는 분 이름을 적어', '주문하는 분 휴대폰 번호를 적어', '이메일을 적어'])
    await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByLabel('주문하는 분 이름')).toBeFocused();
  await expectSound(page);
  await page.getByLabel('주문하는 분 이름').fill(guest.name);
  await page.getByLabel('주문하는 분 휴대폰').fill('02-123-4567');
  await page.getByLabel('이메일').fill('haru@');
  await page.getByLabel('이메일').blur();
  await expect(page.getByText('휴대폰 번호를 끝까지 적어 주세요.')).toBeVisible();
  await expect(page.getByText('이메일 주소를 끝까지 적어 주세요.')).toBeVisible();
  await page.getByLabel('주문하는 분 휴대폰').fill(guest.phone);
  await page.getByLabel('이메일').fill(guest.email);
  await page.getByRole('button', { name: '주문하는 분과 같게' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue(guest.name);
  await expect(page.getByLabel('휴대폰 번호', { exact: true })).toHaveValue(dashed(guest.phone));
  await fillRecipient(page);

  await page.reload();
  await expectTyped(page);
  await expect(page.getByLabel('주문하는 분 이름')).toHaveValue(guest.name);
  await expect(page.getByLabel('이메일')).toHaveValue(guest.email);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await expect(page.getByText('법에 따라 5년 보관한 뒤 지워요.')).toBeVisible();
  await agree(page);
  await expect(page.getByRole('checkbox', { name: '만 14세 이상이에요' })).toBeChecked();
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  await expect(page.getByText('주문 번호와 주문할 때 적은 휴대폰 번호로 언제든 조회할 수 있어요.')).toBeVisible();
  await expectSound(page);

  const order = await guestOrderOf(db, guest.email);
  await expect(page.getByText(order.number)).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  await expect
    .poll(async () => (await mailsTo(guest.email)).map(({ subject }) => subject))
    .toEqual([`[에너지팩토리] 주문을 받았어요 (${order.number})`]);
  await page.goto('/cart');
  await expect(page.getByText('장바구니가 비어 있어요')).toBeVisible();
  // The mail leads there, and this browser need not say who it is.
  await page.goto(`/orders/lookup?number=${order.number}&o=${order.id}`);
  await expect(page).toHaveURL(new RegExp(`/orders/${order.id}$`));
});

test('bought without an account, looked up in another browser by number and telephone, and cancelled there', async ({
  page,
  goods,
  db,
  otherPage,
  watch,
}) => {
  watch.expect(/404/);
  const guest = newGuest();
  const order = await buyAsGuest(page, goods, guest);
  expect((await otherPage.request.get(`/orders/${order.id}`, { maxRedirects: 0 })).status()).toBe(307);
  await otherPage.goto('/login');
  await otherPage.getByRole('main').getByRole('link', { name: '비회원 주문 조회' }).click();
  await expect(otherPage.getByRole('heading', { level: 1, name: '비회원 주문 조회' })).toBeVisible();
  await takenOver(otherPage);
  await lookUp(otherPage, order.number, '010-0000-0000');
  await expect(otherPage.getByText(/맞는 비회원 주문이 없어요/)).toBeVisible();
  await expectSound(otherPage);
  await lookUp(otherPage, order.number.toLowerCase(), dashed(guest.phone));
  await expect(otherPage.getByText(`주문 · ${order.number}`)).toBeVisible();
  await takenOver(otherPage);
  await expectSound(otherPage);
  const response = await otherPage.request.get(`/orders/${order.id}`);
  expect(response.headers()['cache-control']).toBe('private, no-store');
  expect(await response.text()).toContain('<meta name="robots" content="noindex, nofollow"');

  await otherPage.getByRole('button', { name: '주문 취소하기' }).click();
  await otherPage.getByRole('dialog').getByRole('button', { name: '취소하기' }).click();
  await expect(otherPage.getByRole('heading', { level: 1 })).toContainText('전액 환불했어요');
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
});

test('whoever signs up takes what they ordered before into their account, and then nobody looks it up', async ({
  page,
  goods,
  otherPage,
  watch,
}) => {
  watch.expect(/404/);
  const guest = newGuest();
  const order = await buyAsGuest(page, goods, guest);
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText('로그인하거나 가입하면 내 주문에 담을 수 있어요')).toBeVisible();
  await signUp(page.request, newPerson());
  await page.goto('/account');
  await expect(page.getByRole('button', { name: `${order.number} 내 주문에 담기` })).toBeVisible();
  await page.goto('/orders');
  await expect(page.getByText('아직 주문이 없어요')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: `${order.number} 내 주문에 담기` }).click();
  await expect(page.getByRole('listitem').filter({ hasText: order.number })).toBeVisible();
  await expect(page.getByRole('button', { name: /내 주문에 담기/ })).toHaveCount(0);
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText('내 계정에 담았어요')).toBeVisible();
  await expectSound(page);

  await otherPage.goto('/orders/lookup');
  await lookUp(otherPage, order.number, guest.phone);
  await expect(otherPage.getByText(/맞는 비회원 주문이 없어요/)).toBeVisible();
});

test('somebody who looked an order up takes it into the account of the same address', async ({
  page,
  goods,
  otherPage,
}) => {
  const guest = newGuest();
  const order = await buyAsGuest(page, goods, guest);
  const person = { ...newPerson(), email: guest.email };
  await signUp(otherPage.request, person);
  await otherPage.goto('/orders/lookup');
  await expect(otherPage.getByRole('link', { name: '내 주문 보기' })).toHaveAttribute('href', '/orders');
  await lookUp(otherPage, order.number, guest.phone);
  await expect(otherPage.getByText(`주문 · ${order.number}`)).toBeVisible();
  await takenOver(otherPage);
  await otherPage.getByRole('button', { name: '내 주문에 담기' }).click();
  await expect(otherPage.getByText('내 계정에 담았어요')).toBeVisible();
  await otherPage.goto('/orders');
  await expect(otherPage.getByText(order.number)).toBeVisible();
  // The browser it was ordered in has it no more.
  expect((await page.request.get(`/orders/${order.id}`, { maxRedirects: 0 })).status()).toBe(307);
});

test('a wrong telephone is said in one sentence, and after some tries nobody is answered any more', async ({
  page,
  goods,
  otherPage,
  watch,
}) => {
  watch.expect(/404|429/);
  const guest = newGuest();
  const order = await buyAsGuest(page, goods, guest);
  await otherPage.goto('/en/orders/lookup');
  await otherPage.getByLabel('Order number').fill('12');
  await otherPage.getByRole('button', { name: 'Look up' }).click();
  await expect(otherPage.getByText('An order number has 8 digits')).toBeVisible();
  await expect(otherPage.getByText('Enter your mobile number.')).toBeVisible();
  await expectSound(otherPage);
  const answer = otherPage.getByRole('main').getByRole('alert');
  for (let turn = 0; turn < 5; turn += 1) {
    const [response] = await Promise.all([
      otherPage.waitForResponse(/order\.lookUp/),
      (async () => {
        await otherPage.getByLabel('Order number').fill(order.number);
        await otherPage.getByLabel('Mobile number').fill(`0109999000${turn}`);
        await otherPage.getByRole('button', { name: 'Look up' }).click();
      })(),
    ]);
    expect(response.status()).toBe(404);
    await expect(answer).toHaveText(/^There is no order without an account with this number/);
  }
  await otherPage.getByLabel('Mobile number').fill(guest.phone);
  await otherPage.getByRole('button', { name: 'Look up' }).click();
  await expect(answer).toContainText('15 minutes');
  await expect(otherPage.getByLabel('Order number')).toHaveValue(order.number);
  // Whoever holds the guest's own cookie is not kept out.
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText(`주문 · ${order.number}`)).toBeVisible();
});

test('a short page that becomes a long one moves nothing that can be seen', async ({ page, goods }) => {
  await openProduct(page, goods);
  await putIntoCart(page);
  await page.goto('/checkout');
  await expect(page.getByRole('button', { name: '비회원으로 계속' })).toBeVisible();
  // What moves within half a second of a press is taken for its answer: the page comes later than that.
  await page.route(/\/checkout\?guest=1/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.evaluate(() => {
    const root = document.documentElement;
    root.dataset.shift = '0';
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry) root.dataset.shift = String(Number(root.dataset.shift) + Number(entry.value));
    }).observe({ type: 'layout-shift', buffered: false });
  });
  await page.getByRole('button', { name: '비회원으로 계속' }).click();
  await expect(payButton(page)).toBeVisible();
  const shift = await page.evaluate(
    () => new Promise((resolve) => setTimeout(() => resolve(Number(document.documentElement.dataset.shift)), 300)),
  );
  expect(shift).toBeLessThan(0.02);
});
