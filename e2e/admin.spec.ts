import { findOrder } from './steps/desk';
import { newPerson, signUp } from './world/accounts';
import { countersOf, takeGoods } from './world/database';
import { buy, call, placeOrder } from './world/procedures';
import { mailsTo, moneyOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const SUBJECT = {
  ko: (number: string) => `[에너지팩토리] 상품을 보냈어요 (${number})`,
  en: (number: string) => `[Energy Factory] Your order is on its way (${number})`,
};
const TRACKING = '6012345678901';
const CARRIERS_PAGE = `https://trace.cjlogistics.com/next/tracking.html?wblNo=${TRACKING}`;

for (const locale of ['ko', 'en'] as const) {
  test(`an order is prepared, shipped and delivered; its buyer sees it and reads it in a mail (${locale})`, async ({
    page,
    shopper,
    goods,
    adminPage,
  }) => {
    const order = await buy(page.request, goods, { locale });
    await adminPage.goto('/admin/orders');
    await expectSound(adminPage);
    await findOrder(adminPage, locale === 'ko' ? order.number : shopper.email);
    await adminPage
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: new RegExp(`${order.number}|${goods.name}`) })
      .first()
      .click();
    await expect(adminPage.getByRole('heading', { level: 1 })).toContainText(order.number);
    await expectSound(adminPage);

    const dialog = adminPage.getByRole('dialog');
    await adminPage.getByRole('button', { name: '배송 준비 시작' }).click();
    await dialog.getByRole('button', { name: '배송 준비 시작' }).click();
    await adminPage.getByRole('button', { name: '발송', exact: true }).click();
    await dialog.getByRole('button', { name: '발송', exact: true }).click();
    await expect(dialog.getByText('택배사를 골라 주세요.')).toBeVisible();
    await expect(dialog.getByText('운송장 번호를 숫자와 영문 6~30자로 적어 주세요.')).toBeVisible();
    await expectSound(adminPage);
    await dialog.getByLabel('택배사').selectOption('CJ대한통운');
    await dialog.getByLabel('운송장 번호').fill('12 34');
    await dialog.getByRole('button', { name: '발송', exact: true }).click();
    await expect(dialog.getByText('운송장 번호를 숫자와 영문 6~30자로 적어 주세요.')).toBeVisible();
    await dialog.getByLabel('운송장 번호').fill(TRACKING);
    await dialog.getByRole('button', { name: '발송', exact: true }).click();
    await expect(adminPage.getByRole('button', { name: '배송 완료' })).toBeVisible();

    await page.goto(`/orders/${order.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('지금 배송 중이에요.');
    await expect(page.getByText(TRACKING).first()).toBeVisible();
    await expect(page.getByRole('link', { name: '배송 조회' })).toHaveAttribute('href', CARRIERS_PAGE);
    await expect(page.getByText('택배사에 넘겨서 취소 대신 반품으로 도와드려요.')).toBeVisible();
    await expectSound(page);
    await expect.poll(async () => (await mailsTo(shopper.email))[0]?.subject).toBe(SUBJECT[locale](order.number));
    const [mail] = await mailsTo(shopper.email);
    expect(mail?.text).toContain(`${TRACKING} ${CARRIERS_PAGE}`);

    await adminPage.getByRole('button', { name: '배송 완료' }).click();
    await dialog.getByRole('button', { name: '배송 완료' }).click();
    await expect(adminPage.getByText('배송 완료로 바꿨어요')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('도착했어요');
  });
}

test('an admin cancels: the money and the units go back', async ({ page, shopper, goods, adminPage, db }) => {
  const order = await buy(page.request, goods, { quantity: 2 });
  await adminPage.goto(`/admin/orders/${order.id}`);
  await adminPage.getByRole('button', { name: '취소하고 환불' }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByRole('button', { name: /원 환불$/ }).click();
  await expect(dialog.getByText('이유를 골라 주세요.')).toBeVisible();
  await expectSound(adminPage);
  await dialog.getByLabel('이유').selectOption('OUT_OF_STOCK');
  await dialog.getByRole('button', { name: /원 환불$/ }).click();
  await expect(adminPage.getByText('취소하고 전액 돌려줬어요')).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText('판매자가 환불을 시작했어요')).toBeVisible();
  await expect
    .poll(async () => (await mailsTo(shopper.email))[0]?.subject)
    .toBe(`[에너지팩토리] 주문을 취소했어요 (${order.number})`);
});

test('stock is corrected by a difference, with its reason in the ledger', async ({ adminPage, goods, db }) => {
  await adminPage.goto(`/admin/products/${goods.productId}`);
  await expectSound(adminPage);
  await adminPage.getByRole('button', { name: `${goods.option} 재고 조정` }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByRole('button', { name: '재고 바꾸기' }).click();
  await expect(dialog.getByText('이유를 골라 주세요.')).toBeVisible();
  await expectSound(adminPage);
  await dialog.getByRole('radio', { name: '줄이기' }).check();
  await dialog.getByLabel('몇 개').fill('7');
  await dialog.getByLabel('이유').selectOption('DAMAGED');
  await dialog.getByRole('button', { name: '재고 바꾸기' }).click();
  await expect(adminPage.getByText('재고를 33개로 바꿨어요')).toBeVisible();
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 33, reserved: 0 });
});

test('who holds stock, and until when, is on the desk', async ({ adminPage, page, goods }) => {
  await signUp(page.request, newPerson());
  const order = await placeOrder(page.request, goods, { quantity: 3 });
  await adminPage.goto('/admin/stock');
  await expect(adminPage.getByText(order.number).filter({ visible: true }).first()).toBeVisible();
  await expectSound(adminPage);
  await adminPage.goto('/admin');
  await expectSound(adminPage);
  await adminPage.goto('/admin/products');
  await expectSound(adminPage);
  await call(page.request, 'payment.cancelOrder', { orderId: order.id, reason: 'CHANGED_MIND' });
});

test(
  'whoever is no admin learns nothing: 404 on every admin page',
  { tag: '@any-width' },
  async ({ stranger, otherPage, goods, db }) => {
    await signUp(otherPage.request, newPerson());
    const [order] = await db<{ id: string }[]>`SELECT id FROM orders LIMIT 1`;
    const pages = [
      '',
      '/orders',
      '/claims',
      '/products',
      '/stock',
      `/products/${goods.productId}`,
      `/orders/${order?.id ?? 'none'}`,
    ];
    for (const path of [...pages, '/members', '/nothing'].map((page) => `/admin${page}`)) {
      for (const address of [path, `/en${path}`]) {
        expect((await stranger.get(address, { maxRedirects: 0 })).status(), address).toBe(404);
        expect((await otherPage.request.get(address, { maxRedirects: 0 })).status(), address).toBe(404);
      }
    }
  },
);

test('every desk opens at its top, however far down the menu it stands', async ({ adminPage, goods }) => {
  const desks = ['', '/orders', '/claims', '/products', `/products/${goods.productId}`, '/search', '/reviews'];
  for (const desk of [...desks, '/questions', '/stock', '/members', '/books', '/acts']) {
    await adminPage.goto(`/admin${desk}`);
    expect(await adminPage.evaluate(() => window.scrollY), desk).toBe(0);
    await expect(adminPage.getByRole('link', { name: '오늘', exact: true })).toBeInViewport();
  }
});

test(
  'a new price is at once on every page that shows the product, and no other page is made anew',
  { tag: '@any-width' },
  async ({ page, adminPage, stranger, db }, testInfo) => {
    const goods = await takeGoods(db, { rank: testInfo.project.name === 'phone' ? 5 : 1 });
    const other = await takeGoods(db);
    const cached = async () => (await stranger.get(`/products/${other.slug}`)).headers()['x-nextjs-cache'];
    await cached();
    expect(await cached()).toBe('HIT');
    const pages = ['/', '/products', `/products/${goods.slug}`].flatMap((path) => [
      path,
      `/en${path === '/' ? '' : path}`,
    ]);
    for (const path of pages) await stranger.get(path);

    const [before] = await db<{ price: number; listPrice: number | null }[]>`
    SELECT price, list_price AS "listPrice" FROM variants WHERE id = ${goods.variantId}`;
    const seen = { price: before?.price ?? 0, listPrice: before?.listPrice ?? null };
    const price = seen.price - 137;
    await adminPage.goto(`/admin/products/${goods.productId}`);
    await adminPage.getByRole('button', { name: `${goods.option} 가격 바꾸기` }).click();
    const dialog = adminPage.getByRole('dialog');
    await dialog.getByLabel('파는 가격').fill('abc');
    await dialog.getByRole('button', { name: '가격 저장' }).click();
    await expect(dialog.getByText('숫자로 적어 주세요.')).toBeVisible();
    await expectSound(adminPage);
    await dialog.getByLabel('파는 가격').fill(String(price));
    await dialog.getByRole('button', { name: '가격 저장' }).click();
    await expect(adminPage.getByText('가격을 바꿨어요. 쇼핑몰에 바로 보여요.')).toBeVisible();

    for (const path of pages) {
      await page.goto(path);
      const shown = path.includes('/products/')
        ? page.getByRole('main')
        : page
            .getByRole('article')
            .filter({ hasText: path.startsWith('/en') ? goods.nameEn : goods.name })
            .first();
      await expect(shown, path).toContainText(price.toLocaleString('ko-KR'));
    }
    expect(await cached()).toBe('HIT');
    await call(adminPage.request, 'admin.products.changePrice', {
      variantId: goods.variantId,
      ...seen,
      seen: { price, listPrice: seen.listPrice },
    });
  },
);
