import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

for (const path of ['/about', '/calculator', '/compare', '/help', '/terms', '/privacy']) {
  test(`${path} is sound`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expectSound(page);
  });
}

test('a product that is not there says so', async ({ page, watch }) => {
  watch.expect(/404/);
  await page.goto('/products/nothing-of-this-name');
  await expect(page.getByRole('link', { name: '전체 상품 보기' })).toBeVisible();
  await expectSound(page);
});
