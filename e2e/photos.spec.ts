import { z } from 'zod';
import { photo } from './world/photo';
import { ask, bringTo, buy, call } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const WORDS = '물에 잘 녹고 많이 달지 않아요. 아침마다 마셔요.';
const found = z.object({ lines: z.array(z.object({ id: z.string() })) });
const kept = z.object({ id: z.string() });

test('a tap shows a photo of a review large in place; what does that comes with the tap', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  otherPage,
}) => {
  const order = await buy(page.request, goods);
  await bringTo(adminPage.request, order.id, 'DELIVERED');
  const { lines } = found.parse(await ask(page.request, 'order.byId', { orderId: order.id }));
  const photoIds: string[] = [];
  for (const name of ['a.png', 'b.png']) {
    const { buffer: data } = await photo(name);
    const headers = { 'content-type': 'application/octet-stream' };
    photoIds.push(kept.parse(await (await page.request.post('/api/photos', { data, headers })).json()).id);
  }
  await call(page.request, 'review.save', { lineId: lines[0]?.id, ratingHalves: 9, text: WORDS, photoIds });

  const reviews = otherPage.locator('#reviews');
  await expect(async () => {
    await otherPage.goto(`/products/${goods.slug}`);
    await expect(reviews).toContainText(WORDS, { timeout: 2_000 });
  }).toPass();
  await reviews.getByRole('img', { name: '후기 사진 1' }).click();
  const viewer = otherPage.getByRole('dialog', { name: '사진 크게 보기' });
  await expect(viewer.getByText('1 / 2')).toBeVisible();
  const large = viewer.getByRole('img', { name: '후기 사진 1' });
  await expect.poll(() => large.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(900);
  await otherPage.keyboard.press('ArrowRight');
  await expect(viewer.getByText('2 / 2')).toBeVisible();
  await expect(viewer.getByRole('img', { name: '후기 사진 2' })).toBeInViewport();
  await viewer.getByRole('button', { name: '이전 사진' }).click();
  await expect(viewer.getByText('1 / 2')).toBeVisible();
  await expectSound(otherPage);
  await otherPage.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(reviews.getByRole('link').filter({ has: otherPage.getByAltText('후기 사진 1') })).toBeFocused();
  expect(otherPage.context().pages()).toHaveLength(1);
});
