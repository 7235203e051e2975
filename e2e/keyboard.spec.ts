import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { countersOf, lastOrderOf } from './world/database';
import { takenOver } from './world/hydration';
import { moneyOf } from './world/sandbox';
import { ADDRESS, expectOrderDone } from './steps/buying';

const MOST_STEPS = 200;

/** What is wrong with how the focus is seen: nothing when something has it, has a ring around it, and nothing lies over that. */
function unseen(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'nothing has the focus';
  const hasRing = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  let ring: Element | null = focused;
  while (ring && !hasRing(ring)) ring = ring.parentElement;
  if (!ring) return `no ring around ${focused.outerHTML.slice(0, 200)}`;
  const { left, top, width, height } = ring.getBoundingClientRect();
  const isShown = [0.5, 0.1, 0.9].some((share) => {
    const hit = document.elementFromPoint(left + width * share, top + height * share);
    return hit !== null && (ring.contains(hit) || hit.contains(ring));
  });
  return isShown ? '' : `not in sight: ${ring.outerHTML.slice(0, 200)}`;
}

/** Steps from where the focus is to this, as somebody without a pointer does; whatever has the focus on the way is seen to have it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(unseen), { message: `step ${step}`, intervals: [20, 50, 100], timeout: 3_000 })
      .toBe('');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  throw new Error(`not reached by Tab: ${target.toString()}`);
}

test('bought with the keyboard alone, from the home page to the paid order; the focus is seen all the way', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '본문으로 건너뛰기' })).toBeFocused();
  await tabTo(page, page.getByRole('banner').getByRole('searchbox'));
  await page.keyboard.type(goods.name);
  await page.keyboard.press('Enter');
  const found = page.getByRole('heading').locator(`a[href="/products/${goods.slug}"]`);
  await expect(found).toBeVisible();
  await takenOver(page);
  await tabTo(page, found);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toContainText(goods.name);
  await takenOver(page);
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

  const approve = page.getByRole('button', { name: 'Approve by transfer' });
  await expect(approve).toBeVisible();
  await tabTo(page, approve);
  await page.keyboard.press('Enter');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  expect(order.state).toBe('PAID');
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
});
