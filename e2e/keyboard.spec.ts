import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { takenOver } from './world/hydration';
import { ADDRESS } from './steps/buying';

const MOST_STEPS = 150;

/** Steps from where the focus is to this, as somebody without a pointer does; what has the focus must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  throw new Error(`not reached by Tab: ${target.toString()}`);
}

test('from the product to the payment window without a pointer', async ({ page, shopper, goods }) => {
  await page.goto(`/products/${goods.slug}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '본문으로 건너뛰기' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /하나 늘리기$/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: /바로 구매|원 구매$/ }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: '받는 분' })).toBeVisible();
  await takenOver(page);
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue(shopper.name);
  await tabTo(page, page.getByLabel('주소', { exact: true }));
  await page.keyboard.type(ADDRESS.postalCode);
  await tabTo(page, page.getByLabel('기본 주소'));
  await page.keyboard.type(ADDRESS.street);
  await tabTo(page, page.getByRole('radio', { name: '카드·간편결제' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '계좌이체' })).toBeChecked();
  await tabTo(page, page.getByRole('checkbox', { name: /모두 동의해요/ }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: /원 결제하기$/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Approve by transfer' })).toBeVisible();
});
