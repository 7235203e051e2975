import type { Page } from '@playwright/test';
import { z } from 'zod';
import { setStock } from './world/database';
import { addToCart, buy } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

/** A column beside the list; on a phone a sheet that is a dialog while it is open. */
const filtersOf = (page: Page) =>
  page.getByRole('complementary', { name: '필터' }).or(page.getByRole('dialog', { name: '필터' }));

const facets = async (page: Page) => {
  const button = page.getByRole('button', { name: '필터' });
  if (await button.isVisible()) await button.click();
};

test('filters, sort and prices live in the address; back is exact', async ({ page }) => {
  await page.goto('/products');
  await expectSound(page);
  await facets(page);
  const category = filtersOf(page).locator('a[href*="category="]').filter({ visible: true }).first();
  await category.click();
  await expect(page).toHaveURL(/\/products\?category=/);
  await expect(page.getByRole('link', { name: /조건 지우기/ })).toHaveCount(1);
  await expectSound(page);
  const narrowed = page.url();
  await page.goto(`${narrowed}&sort=price-asc`);
  await facets(page);
  await page.getByRole('textbox', { name: '최저 가격' }).fill('아무거나');
  await page.getByRole('button', { name: '가격 적용' }).click();
  await expect(filtersOf(page).getByText('가격은 숫자로만 적어 주세요.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '최저 가격' })).toHaveValue('아무거나');
  await expectSound(page);
  await page.getByRole('textbox', { name: '최저 가격' }).fill('1000');
  await page.getByRole('textbox', { name: '최고 가격' }).fill('90000');
  await page.getByRole('button', { name: '가격 적용' }).click();
  await expect(page).toHaveURL(/category=.*sort=price-asc.*min=1000.*max=90000/);
  const see = filtersOf(page).getByRole('button', { name: /개 보기$/ });
  if (await see.isVisible()) await see.click();

  const cards = page.getByRole('main').getByRole('article');
  const names = await cards.getByRole('heading').allTextContents();
  const last = cards
    .last()
    .getByRole('link')
    .filter({ hasText: names.at(-1) ?? '' })
    .last();
  await last.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  await last.click();
  await expect(page).toHaveURL(/\/products\/[^?]+$/);
  // A phone's page has a way back of its own.
  const back = page.getByRole('banner').getByRole('link', { name: '뒤로', exact: true });
  if (await back.isVisible()) await back.click();
  else await page.goBack();
  await expect(page).toHaveURL(/category=.*sort=price-asc.*min=1000.*max=90000/);
  await expect(cards.getByRole('heading')).toHaveText(names);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThanOrEqual(Math.max(0, scrolled - 60));
});

test('nutrients, allergens and the quantity narrow a list by links alone, and an empty one says what to give up', async ({
  page,
}) => {
  const filters = filtersOf(page);
  const opened = async () => {
    if (!(await filters.isVisible())) await facets(page);
  };
  const leads = async (link: RegExp, to: RegExp) => {
    await opened();
    await filters.getByRole('link', { name: link }).click();
    await expect(page).toHaveURL(to);
  };
  await page.goto('/products?sort=best');
  await leads(/^단백질 15g 이상/, /protein=15/);
  await leads(/^당류 5g 이하/, /sugar=5/);
  await leads(/^우유/, /without=milk/);
  await expect(page.getByRole('link', { name: '단백질 15g 이상 조건 지우기' })).toBeVisible();
  await expect(page.getByRole('link', { name: '우유 빼기 조건 지우기' })).toBeVisible();
  await expectSound(page);
  const [all] = await page
    .getByRole('main')
    .getByText(/^\d+개$/)
    .first()
    .allTextContents();
  await opened();
  const bar = filters.getByRole('link', { name: /^열량 200kcal/ });
  const promised = /, ([\d,]+)개$/.exec((await bar.getAttribute('aria-label')) ?? '')?.[1];
  await bar.click();
  await expect(page).toHaveURL(/kcal=200/);
  await expect(page.getByRole('main').getByText(`${promised}개`, { exact: true }).first()).toBeVisible();
  await page.goBack();
  await expect(
    page
      .getByRole('main')
      .getByText(all ?? '', { exact: true })
      .first(),
  ).toBeVisible();
  await opened();
  await page.getByRole('link', { name: '100g·ml' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/per=100/);
  await expect(page.getByRole('link', { name: '100g당 단백질 15g 이상 조건 지우기' })).toBeVisible();

  await page.goto('/products?protein=90&kcal=300&without=milk');
  await expect(page.getByRole('heading', { name: '조건에 맞는 상품이 없어요' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('navigation', { name: '하나만 지우면 이만큼 있어요' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/kcal=300.*without=milk/);
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  await page.getByRole('link', { name: '모두 지우기' }).click();
  await expect(page).toHaveURL(/\/products$/);
});

test('a search finds by name, and says so when it finds nothing', async ({ page, goods }) => {
  await page.goto('/');
  await expectSound(page);
  await page.getByRole('searchbox').filter({ visible: true }).fill(goods.name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').filter({ hasText: goods.name }).first()).toBeVisible();
  await page.goto('/products?q=qqqqqqq');
  await expect(page.getByRole('heading', { name: '‘qqqqqqq’에 맞는 상품이 없어요' })).toBeVisible();
  await expect(page.getByText('상품 이름, 브랜드, 카테고리, 맛에서 찾아봤어요.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('navigation', { name: '카테고리 바로 가기' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/products\?category=/);
});

test('a card whose every option is sold out leads to the alert', async ({ page, goods, db }) => {
  const options = await db<{ id: string; stock: number; held: number }[]>`
    SELECT v.id, s.stock, s.reserved_stock AS held FROM variants v JOIN variant_stock s ON s.variant_id = v.id
    WHERE v.product_id = ${goods.productId} AND v.active`;
  for (const { id, held } of options) await setStock(db, id, held);
  await page.goto(`/products?q=${encodeURIComponent(goods.name)}`);
  const card = page.getByRole('article').filter({ has: page.locator(`a[href$="/products/${goods.slug}"]`) });
  await expect(card.getByRole('link', { name: /다른 옵션 보기$/ })).toHaveCount(0);
  await card.getByRole('link', { name: /재입고 알림 받기$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '재입고 알림' })).toBeVisible();
  for (const { id, stock } of options) await setStock(db, id, stock);
});

test('every category is one press from «카테고리», and from one category to the next', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '카테고리', exact: true }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/\/products$/);
  const categories = page.getByRole('navigation', { name: '카테고리 바로 가기' });
  await expect(categories.getByRole('link').first()).toBeInViewport();
  const offered = await categories.getByRole('link').count();
  expect(await page.locator('#facets a[href*="category="]').count()).toBe(offered);
  await expectSound(page);
  await categories.getByRole('link').last().click();
  await expect(page).toHaveURL(/\/products\?category=/);
  const chosen = page.url();
  await expect(categories.locator('[aria-current]')).toBeInViewport();
  await categories.locator('a[href*="category="]:not([aria-current])').first().click();
  await expect(page).not.toHaveURL(chosen);
  await expect(page).toHaveURL(/\/products\?category=/);
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the filters stay open while one chooses, say what their numbers mean and keep the focus @any-width', async ({
    page,
  }) => {
    await page.goto('/products');
    await page.getByRole('button', { name: '필터' }).click();
    const sheet = page.getByRole('dialog', { name: '필터' });
    await expect(sheet).toBeVisible();
    const bar = sheet.getByRole('link', { name: /^단백질 15g 이상/ });
    await expect(bar.getByText('15', { exact: true })).toBeVisible();
    await expect(sheet.getByText('g 이상', { exact: true })).toBeVisible();
    await bar.click();
    await expect(page).toHaveURL(/protein=15/);
    await expect(sheet).toBeVisible();
    await expect(sheet.getByRole('link', { name: /^단백질 15g 이상/ })).toBeFocused();
    await sheet.getByRole('link', { name: /^우유 빼면 [\d,]+개/ }).click();
    await expect(page).toHaveURL(/protein=15.*without=milk/);
    await expect(sheet).toBeVisible();
    await expectSound(page);
    const see = sheet.getByRole('button', { name: /^[\d,]+개 보기$/ });
    await expect(see).toBeInViewport();
    await expect(sheet.getByRole('button', { name: '닫기' })).toBeInViewport();
    await see.focus();
    await page.keyboard.press('Tab');
    await expect(sheet.getByRole('button', { name: '닫기' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(see).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('button', { name: '필터' })).toBeFocused();
    await page.getByRole('button', { name: '필터' }).click();
    await sheet.getByRole('link', { name: '초기화' }).click();
    await expect(page).toHaveURL(/\/products$/);
    await expect(sheet).toBeVisible();
    const lowest = sheet.getByRole('textbox', { name: '최저 가격' });
    await lowest.fill('만원');
    await sheet.getByRole('button', { name: '가격 적용' }).click();
    await expect(sheet.getByText('가격은 숫자로만 적어 주세요.')).toBeVisible();
    await expect(lowest).toHaveValue('만원');
    await expect(lowest).toBeFocused();
    await lowest.fill('10,000');
    await lowest.press('Enter');
    await expect(page).toHaveURL(/\/products\?min=10%2C000$/);
    await expect(sheet).toBeVisible();
    await see.click();
    await expect(sheet).toBeHidden();
    await page.getByRole('link', { name: /조건 지우기/ }).click();
    await expect(page).toHaveURL(/\/products$/);
    await page.getByRole('button', { name: '필터' }).click();
    await expect(lowest).toHaveValue('');
  });
});

async function apiCallsOf(page: Page, path: string): Promise<string[]> {
  const calls: string[] = [];
  const note = (request: { url(): string }) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) calls.push(pathname);
  };
  let quietSince = Date.now();
  const stir = () => (quietSince = Date.now());
  page.on('request', note).on('request', stir).on('requestfinished', stir);
  await page.goto(path);
  // Not «networkidle»: the stream of an open order never ends.
  await expect.poll(() => Date.now() - quietSince).toBeGreaterThan(1_000);
  page.off('request', note).off('request', stir).off('requestfinished', stir);
  return calls.sort();
}

test(
  'a page of the catalogue asks for what is live in two requests, a page about somebody for nothing but an open order’s stream',
  { tag: '@any-width' },
  async ({ page, shopper, goods }) => {
    const live = ['/api/trpc/catalog.stock', '/api/trpc/visitor.here'];
    for (const path of ['/', '/products', '/products?sort=value', `/products/${goods.slug}`, '/en']) {
      expect(await apiCallsOf(page, path), path).toEqual(live);
    }
    const order = await buy(page.request, goods);
    await addToCart(page.request, goods);
    for (const path of ['/cart', '/checkout', '/account', `/checkout/success?o=${order.id}`]) {
      expect(await apiCallsOf(page, path), `${path} of ${shopper.email}`).toEqual([]);
    }
    for (const path of ['/orders', `/orders/${order.id}`])
      expect(await apiCallsOf(page, path), path).toEqual(['/api/trpc/order.follow']);
  },
);

const product = z.object({
  '@type': z.literal('Product'),
  name: z.string(),
  image: z.array(z.url()),
  offers: z.array(
    z.object({ price: z.string(), priceCurrency: z.literal('KRW'), availability: z.string(), url: z.url() }),
  ),
});

test('what a product page tells search engines is true', { tag: '@any-width' }, async ({ page, goods, db }) => {
  await page.goto(`/products/${goods.slug}`);
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const things = texts.flatMap(
    (text) => z.object({ '@graph': z.array(z.unknown()) }).parse(JSON.parse(text))['@graph'],
  );
  const found = things.map((thing) => product.safeParse(thing)).find(({ success }) => success);
  const variants = await db<{ price: number }[]>`
    SELECT price FROM variants WHERE product_id = ${goods.productId} AND active ORDER BY position`;
  expect(found?.data?.name).toBe(goods.name);
  expect(found?.data?.offers.map(({ price }) => Number(price))).toEqual(variants.map(({ price }) => price));
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', new RegExp(`/products/${goods.slug}$`));
  await expect(page.locator('link[hreflang="en"]')).toHaveAttribute('href', new RegExp(`/en/products/${goods.slug}$`));
});

test('pages of the catalogue are stored', { tag: '@any-width' }, async ({ stranger, goods }) => {
  for (const path of ['/', '/products', `/products/${goods.slug}`].flatMap((path) => [
    path,
    `/en${path === '/' ? '' : path}`,
  ])) {
    await stranger.get(path);
    expect((await stranger.get(path)).headers()['x-nextjs-cache'], path).toBe('HIT');
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one can look around, search and read', async ({ page, goods }) => {
    await page.goto('/');
    await page.getByRole('link', { name: '카테고리' }).filter({ visible: true }).first().click();
    await expect(page).toHaveURL(/\/products$/);
    await expect(page.getByRole('article')).toHaveCount(24);
    await page.goto('/products?protein=abc');
    await expect(page.getByText('0부터 9,999까지 숫자로만 적어 주세요.').filter({ visible: true })).toHaveCount(1);
    await page.goto('/');
    await page.getByRole('searchbox').filter({ visible: true }).fill(goods.name);
    await page.getByRole('button', { name: '검색', exact: true }).filter({ visible: true }).click();
    await page.getByRole('article').getByRole('link', { name: goods.name }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(goods.name);
    await expect(page.getByRole('heading', { name: '상품정보제공고시' })).toBeVisible();
    await expect(page.getByRole('table').first()).toBeVisible();
  });
});
