import type { Page } from '@playwright/test';
import { newPerson, signUp } from './world/accounts';
import { addToCart, buy } from './world/procedures';
import { takenOver } from './world/hydration';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

/**
 * Hangul a reader of English meets: in text, names for screen readers, titles and examples; not what is marked as Korean,
 * nor the names of the people in these tests.
 */
function hangulOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hangul = /[ㄱ-ㆎ가-힣]/;
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest('[lang="ko"], script, style')) continue;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'alt', 'title', 'placeholder']) found.push(node.getAttribute(name) ?? '');
      } else found.push(node.textContent ?? '');
    }
    return found.filter((text) => hangul.test(text) && !/^김(시험|받음|손님)/.test(text));
  });
}

const OPEN = [
  '/en',
  '/en/products',
  '/en/products?sort=value',
  '/en/about',
  '/en/calculator',
  '/en/compare',
  '/en/help',
  '/en/terms',
  '/en/privacy',
  '/en/login',
  '/en/signup',
  '/en/cart',
];

for (const path of [...OPEN, 'a product']) {
  test(`under /en the shop speaks English: ${path}`, async ({ page, goods }) => {
    await page.goto(path.startsWith('/') ? path : `/en/products/${goods.slug}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await hangulOn(page)).toEqual([]);
    await expectSound(page);
  });
}

test('pages about somebody speak English, up to the paid order', async ({ page, shopper, goods, db }) => {
  await db`UPDATE users SET name = 'Haru Kim' WHERE email = ${shopper.email}`;
  await addToCart(page.request, goods);
  await page.goto('/en/cart');
  expect(await hangulOn(page)).toEqual([]);
  await page
    .getByRole('link', { name: /^Order for/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByRole('heading', { name: 'Deliver to' })).toBeVisible();
  await takenOver(page);
  await page.getByLabel('Name', { exact: true }).fill('Haru Kim');
  await page.getByLabel('Address', { exact: true }).fill('04524');
  await page.getByLabel('Street address').fill('110 Yesi-ro, Jung-gu, Seoul');
  await page
    .getByRole('checkbox', { name: /required/ })
    .first()
    .check();
  expect(await hangulOn(page)).toEqual([]);
  await expectSound(page);
  await page.getByRole('button', { name: /^Pay/ }).filter({ visible: true }).click();
  await page.getByRole('button', { name: 'Approve by card' }).click();
  await expect(page).toHaveURL(/\/en\/checkout\/success\?o=ord_\w+$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await hangulOn(page)).toEqual([]);
  await expectSound(page);
  for (const path of ['/en/orders', '/en/account', '/en/checkout']) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await hangulOn(page), path).toEqual([]);
  }
  await page.goto('/en/orders');
  await page.getByRole('main').getByRole('link', { name: goods.nameEn }).click();
  await page.waitForURL(/\/en\/orders\/ord_/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await hangulOn(page)).toEqual([]);
  await expectSound(page);
});

test('the admin room speaks English too', async ({ adminPage, page, goods }) => {
  await signUp(page.request, newPerson());
  await buy(page.request, goods, { locale: 'en' });
  for (const path of ['/en/admin', '/en/admin/products', `/en/admin/products/${goods.productId}`, '/en/admin/stock']) {
    await adminPage.goto(path);
    await expect(adminPage.locator('html')).toHaveAttribute('lang', 'en');
    expect(await hangulOn(adminPage), path).toEqual([]);
    await expectSound(adminPage);
  }
});
