import { expect, type Page } from '@playwright/test';
import type { Goods } from '../world/database';
import { takenOver } from '../world/hydration';

export const ADDRESS = { postalCode: '04524', street: '서울특별시 중구 예시로 110', detail: '101동 1001호' };
const NOTE = '공동현관 1234';

/** Opens the product and makes sure that it is this option that is chosen. */
export async function openProduct(page: Page, goods: Goods): Promise<void> {
  await page.goto(`/products/${goods.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(goods.name);
  await page.getByRole('radio', { name: goods.option }).first().check();
}

/** The button under the thumb on a phone says less than the one on the page. */
export async function putIntoCart(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^장바구니( 담기)?$/ }).click();
  await expect(page.getByText('장바구니에 담았어요')).toBeVisible();
}

export async function buyNow(page: Page): Promise<void> {
  await page.getByRole('link', { name: /바로 구매|원 구매$/ }).click();
}

export async function fillRecipient(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '받는 분' })).toBeVisible();
  await takenOver(page);
  await page.getByLabel('주소', { exact: true }).fill(ADDRESS.postalCode);
  await page.getByLabel('기본 주소').fill(ADDRESS.street);
  await page.getByLabel('상세 주소').fill(ADDRESS.detail);
  await page.getByLabel(/기사님께 남길 말/).fill(NOTE);
}

/** Whatever was typed is there again after anything that happened. */
export async function expectTyped(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '받는 분' })).toBeVisible();
  await takenOver(page);
  await expect(page.getByLabel('주소', { exact: true })).toHaveValue(ADDRESS.postalCode);
  await expect(page.getByLabel('기본 주소')).toHaveValue(ADDRESS.street);
  await expect(page.getByLabel('상세 주소')).toHaveValue(ADDRESS.detail);
  await expect(page.getByLabel(/기사님께 남길 말/)).toHaveValue(NOTE);
}

export async function agree(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /모두 동의해요/ }).check();
}

export const payButton = (page: Page) => page.getByRole('button', { name: /원 결제하기$/ });

/** Presses the button with the amount and waits for the provider's window. */
export async function openWindow(page: Page): Promise<void> {
  await payButton(page).click();
  await expect(page.getByText('Sandbox: no money moves.')).toBeVisible();
}

/** From the checkout, nothing typed yet, into the provider's window. */
export async function orderAndOpenWindow(page: Page): Promise<void> {
  await fillRecipient(page);
  await agree(page);
  await openWindow(page);
}

export async function pressInWindow(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
}

export async function expectOrderDone(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '주문 완료' })).toBeVisible();
}

/** The checkout of this option alone. */
export async function openCheckout(page: Page, goods: Goods, quantity = 1): Promise<void> {
  await page.goto(`/checkout?variant=${goods.variantId}&quantity=${quantity}`);
}

/** From the checkout of these goods into the provider's window, paying this way. */
export async function openWindowFor(page: Page, goods: Goods, method: string, quantity = 1): Promise<void> {
  await openCheckout(page, goods, quantity);
  await fillRecipient(page);
  await page.getByRole('radio', { name: method }).check();
  await agree(page);
  await openWindow(page);
}

/** Has an account to pay into made for these goods. */
export async function issueAccount(page: Page, goods: Goods, quantity = 1): Promise<void> {
  await openWindowFor(page, goods, '무통장입금', quantity);
  await pressInWindow(page, 'Issue a virtual account');
  await expect(page.getByRole('heading', { level: 1, name: '이제 입금해 주세요' })).toBeVisible();
}
