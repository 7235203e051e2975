import type { Page } from '@playwright/test';
import { addToCart } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const AGREE = '하루 목표를 계정에도 보관하는 데 동의해요 (선택)';
const KEPT_HERE = () => localStorage.getItem('day-target');

async function typeNumbers(page: Page): Promise<void> {
  await page.goto('/calculator');
  await page.getByRole('radio', { name: '여성' }).check();
  await page.getByLabel('나이(만)').fill('34');
  await page.getByLabel('키(cm)').fill('168');
  await page.getByLabel('몸무게(kg)').fill('62');
}

test('a target is kept in the account only where it is agreed to, serves another device, and goes with the consent', async ({
  page,
  shopper: _shopper,
  goods,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await typeNumbers(page);
  const agree = page.getByRole('checkbox', { name: AGREE });
  await expect(agree).not.toBeChecked();
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await expect(page.getByText('이 기기에 목표를 저장했어요')).toBeVisible();
  expect(sent.filter((body) => body.includes('energyKcal'))).toEqual([]);
  await expectSound(page);

  await agree.check();
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await expect(page.getByText('이 기기와 계정에 목표를 저장했어요')).toBeVisible();
  expect(sent.filter((body) => body.includes('energyKcal'))).toHaveLength(1);
  expect(sent.filter((body) => /weightKg|heightCm|"age"/.test(body))).toEqual([]);

  // Another device of theirs: what this one keeps is not there.
  await page.evaluate(() => localStorage.removeItem('day-target'));
  await addToCart(page.request, goods, 1);
  await page.goto('/cart');
  const sum = page.getByRole('region', { name: '장바구니 영양 합계' });
  await expect(sum).toContainText('내 하루 목표');
  expect(await page.evaluate(KEPT_HERE)).toBeNull();

  await page.goto('/account/consents');
  await expect(page.getByText(/부터 동의 · 2026/).first()).toBeVisible();
  await expect(page.getByText(/^열량 [\d,]+kcal · 단백질 \d+g/)).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '동의 철회하고 삭제' }).click();
  await expect(page.getByText('동의를 철회하고 하루 목표를 삭제했어요')).toBeVisible();
  await expect(page.getByRole('button', { name: '동의 철회하고 삭제' })).toHaveCount(0);
  await page.goto('/cart');
  await expect(sum).toContainText('1일 기준치');
  await page.goto('/calculator');
  await expect(agree).not.toBeChecked();
});

test('nobody without an account is asked', async ({ page }) => {
  const answered = page.waitForResponse((response) => response.url().includes('nutrition.dayTarget'));
  await typeNumbers(page);
  expect(await (await answered).json()).toMatchObject({ result: { data: { json: { signedIn: false, kept: null } } } });
  await expect(page.getByRole('checkbox', { name: AGREE })).toHaveCount(0);
});

test('the home page fills what is left of an own day, and shows nothing of it to others', async ({ page }) => {
  await page.goto('/');
  const band = page.getByRole('region', { name: /단백질/ }).filter({ hasText: '담은 단백질' });
  await page.getByRole('heading', { name: '가격을 내렸어요' }).scrollIntoViewIfNeeded();
  await expect(band).toHaveCount(0);
  await expect(page.locator('.day-band')).toBeHidden();

  await typeNumbers(page);
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await expect(page.getByText('이 기기에 목표를 저장했어요')).toBeVisible();
  await page.goto('/');
  await page.locator('.day-band').scrollIntoViewIfNeeded();
  await expect(band).toContainText(/오늘 단백질, ?62g 남았어요/);
  await expect(band).toContainText('담은 단백질 0g');
  await expectSound(page);

  const products = await band.getByRole('listitem').count();
  expect(products).toBeGreaterThan(0);
  await band.getByRole('button', { name: '모두 담기' }).click();
  await expect(page.getByText('모두 장바구니에 담았어요')).toBeVisible();
  await expect(page.getByRole('link', { name: `장바구니 ${products}개` }).first()).toBeVisible();
  await expect(band).not.toContainText('담은 단백질 0g');
  await page.goto('/cart');
  await expect(page.getByRole('group', { name: /수량$/ })).toHaveCount(products);
});
