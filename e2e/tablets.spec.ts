import { expectNoOverflow } from './world/sound-page';
import { expect, test } from './fixtures';

for (const width of [768, 820, 1024]) {
  test(
    `a tablet of ${width} px has room for pictures and words on every page of the catalogue`,
    { tag: '@any-width' },
    async ({ page, goods }) => {
      await page.setViewportSize({ width, height: 1100 });
      for (const path of ['/', '/en', '/products', '/en/products', '/products?sort=value', '/cart']) {
        await page.goto(path);
        await expectNoOverflow(page);
      }
      await page.goto('/products');
      const card = await page.getByRole('main').getByRole('article').first().boundingBox();
      expect(card?.width).toBeGreaterThan(140);
      await page.goto(`/products/${goods.slug}`);
      await expectNoOverflow(page);
      const picture = await page.getByRole('group', { name: '상품 사진' }).locator('img').first().boundingBox();
      expect(picture?.width).toBeGreaterThan(300);
    },
  );
}
