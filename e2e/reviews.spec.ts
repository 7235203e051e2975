import type { APIRequestContext } from '@playwright/test';
import type { Goods } from './world/database';
import { photo } from './world/photo';
import { ask, bringTo, buy, call } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const WORDS = '물에 잘 녹고 많이 달지 않아요. 아침마다 마셔요.';

/** Somebody with a delivered order of this product. */
async function received(api: APIRequestContext, staff: APIRequestContext, goods: Goods) {
  const order = await buy(api, goods);
  await bringTo(staff, order.id, 'DELIVERED');
  return order;
}

test('a review with a photo is written, and read by everybody', async ({
  watch,
  page,
  shopper,
  goods,
  adminPage,
  otherPage,
}) => {
  // What is no photo is refused.
  watch.expect(/415/);
  const order = await received(page.request, adminPage.request, goods);
  const product = `/products/${goods.slug}`;
  // The page is in the store, without a review.
  await otherPage.goto(product);
  await expect(otherPage.getByText('아직 후기가 없어요.')).toBeVisible();

  await page.goto(`/orders/${order.id}`);
  await page.getByRole('link', { name: `${goods.name} 후기 쓰기` }).click();
  await expect(page.getByRole('heading', { level: 1, name: '후기 쓰기' })).toBeVisible();
  await page.getByRole('button', { name: '후기 올리기' }).click();
  await expect(page.getByText('별점을 골라 주세요.')).toBeVisible();
  await expectSound(page);
  const rating = page.getByRole('slider', { name: '별점' });
  await rating.focus();
  for (let press = 0; press < 9; press += 1) await page.keyboard.press('ArrowRight');
  await expect(rating).toHaveAttribute('aria-valuetext', '4.5점');
  await page.getByRole('textbox', { name: '후기' }).fill(WORDS);
  await page
    .getByLabel('사진 추가')
    .setInputFiles([await photo('ok.png'), { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') }]);
  await expect(page.getByText('JPG, PNG, WebP 사진만 올릴 수 있어요.')).toBeVisible();
  await expect(page.getByRole('img', { name: '사진 1', exact: true })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '후기 올리기' }).click();
  await expect(page.getByRole('link', { name: `${goods.name} 후기 수정` })).toBeVisible();

  await expect(async () => {
    await otherPage.goto(product);
    await expect(otherPage.locator('#reviews')).toContainText(WORDS, { timeout: 2_000 });
  }).toPass();
  const reviews = otherPage.locator('#reviews');
  await expect(reviews).toContainText('4.5');
  await expect(reviews).not.toContainText(shopper.name);
  const shown = reviews.getByRole('img', { name: '후기 사진 1' });
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
  const jsonLd = await otherPage.locator('script[type="application/ld+json"]').allTextContents();
  expect(jsonLd.join()).toContain('"aggregateRating":{"@type":"AggregateRating","ratingValue":"4.50","reviewCount":1');
  await expectSound(otherPage);
});

test('a review is answered, changed by its author, and deleted', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  otherPage,
}) => {
  const order = await received(page.request, adminPage.request, goods);
  const lines = await lineIdsOf(page.request, order.id);
  await call(page.request, 'review.save', { lineId: lines[0], ratingHalves: 9, text: WORDS, photoIds: [] });
  const product = `/products/${goods.slug}`;

  await adminPage.goto('/admin/reviews?desk=UNANSWERED');
  const row = adminPage.getByRole('listitem').filter({ hasText: goods.name });
  await expectSound(adminPage);
  await row.getByRole('button', { name: '답변하기' }).click();
  await adminPage.getByRole('textbox', { name: '답변' }).fill('맛있게 드셔 주셔서 고마워요.');
  await adminPage.getByRole('button', { name: '올리기' }).click();
  await expect(adminPage.getByText('답변을 올렸어요.')).toBeVisible();
  await expect(async () => {
    await otherPage.goto(product);
    await expect(otherPage.locator('#reviews')).toContainText('맛있게 드셔 주셔서', { timeout: 2_000 });
  }).toPass();

  await page.goto('/account/reviews');
  await expect(page.getByText(WORDS)).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '수정' }).click();
  await page.getByRole('textbox', { name: '후기' }).fill(`${WORDS} 또 살 거예요.`);
  await page.getByRole('button', { name: '수정하기' }).click();
  await expect(page.getByRole('link', { name: `${goods.name} 후기 수정` })).toBeVisible();
  await page.goto('/account/reviews');
  await expect(page.getByText('또 살 거예요.')).toBeVisible();
  await page.getByRole('button', { name: '삭제' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '삭제' }).click();
  await expect(page.getByText('후기를 삭제했어요.')).toBeVisible();
  await expect(async () => {
    await otherPage.goto(product);
    await expect(otherPage.getByText('아직 후기가 없어요.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('filters and pages are links, answered in place by script and by a page of their own without', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  otherPage,
  browser,
  baseURL,
}) => {
  const order = await received(page.request, adminPage.request, goods);
  const lines = await lineIdsOf(page.request, order.id);
  await call(page.request, 'review.save', { lineId: lines[0], ratingHalves: 4, text: WORDS, photoIds: [] });
  const product = `/products/${goods.slug}`;
  await expect(async () => {
    await otherPage.goto(product);
    await expect(otherPage.locator('#reviews')).toContainText(WORDS, { timeout: 2_000 });
  }).toPass();
  const reviews = otherPage.locator('#reviews');
  await reviews.getByRole('link', { name: '5점대 후기 0개' }).click();
  await expect(reviews).toContainText('이 조건에 맞는 후기가 없어요.');
  expect(new URL(otherPage.url()).pathname).toBe(product);
  await expectSound(otherPage);
  await reviews.getByRole('link', { name: '2점대 후기 1개' }).click();
  await expect(reviews).toContainText(WORDS);

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const plain = await context.newPage();
  await plain.goto(product);
  await plain.locator('#reviews').getByRole('link', { name: '5점대 후기 0개' }).click();
  await expect(plain).toHaveURL(new RegExp(`${product}/reviews\\?stars=5$`));
  await expect(plain.getByText('이 조건에 맞는 후기가 없어요.')).toBeVisible();
  await plain.getByRole('link', { name: '2점대 후기 1개' }).click();
  await expect(plain.getByText(WORDS)).toBeVisible();
  await context.close();
  await otherPage.goto(`${product}/reviews?stars=2`);
  await expectSound(otherPage);
});

test('somebody else finds it helpful, reports it, and staff hide it with a reason', async ({
  watch,
  page,
  shopper: _shopper,
  goods,
  adminPage,
  otherPage,
}) => {
  // A stranger's vote is refused.
  watch.expect(/401/);
  const order = await received(page.request, adminPage.request, goods);
  const lines = await lineIdsOf(page.request, order.id);
  await call(page.request, 'review.save', { lineId: lines[0], ratingHalves: 10, text: WORDS, photoIds: [] });
  const product = `/products/${goods.slug}`;
  await otherPage.goto(`${product}/reviews`);
  await otherPage.getByRole('button', { name: '도움돼요 0' }).click();
  await expect(otherPage.getByText('로그인하면 할 수 있어요.')).toBeVisible();

  await adminPage.goto(`${product}/reviews`);
  await adminPage.getByRole('button', { name: '도움돼요 0' }).click();
  await expect(adminPage.getByRole('button', { name: '도움돼요 1' })).toHaveAttribute('aria-pressed', 'true');
  await adminPage.reload();
  await expect(adminPage.getByRole('button', { name: '도움돼요 1' })).toHaveAttribute('aria-pressed', 'true');
  await adminPage.getByRole('button', { name: '신고' }).click();
  await expectSound(adminPage);
  await adminPage.getByRole('dialog').getByRole('button', { name: '광고예요' }).click();
  await expect(adminPage.getByText('신고를 받았어요. 살펴볼게요.')).toBeVisible();

  await adminPage.goto('/admin/reviews');
  const row = adminPage.getByRole('listitem').filter({ hasText: goods.name });
  await expect(row).toContainText('신고 1');
  await row.getByRole('button', { name: '가리기' }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByRole('radio', { name: '광고예요' }).check();
  await expectSound(adminPage);
  await dialog.getByRole('button', { name: '가리기', exact: true }).click();
  await expect(adminPage.getByText('후기를 가렸어요.')).toBeVisible();
  await otherPage.goto(`${product}/reviews`);
  await expect(otherPage.getByText('아직 후기가 없어요.')).toBeVisible();
  await page.goto('/account/reviews');
  await expect(page.getByText('판매자가 이 후기를 가렸어요. 이유: 광고예요')).toBeVisible();
  await expectSound(page);
});

test('whatever is typed stays text, wherever it is read', async ({ page, shopper: _shopper, goods, adminPage }) => {
  const order = await received(page.request, adminPage.request, goods);
  const lines = await lineIdsOf(page.request, order.id);
  const dialogs: string[] = [];
  for (const one of [page, adminPage])
    one.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
  const save = { lineId: lines[0], ratingHalves: 6, photoIds: [] };
  for (const text of typedAttacks()) {
    await call(page.request, 'review.save', { ...save, text });
    const mine = await reviewIdOf(page.request);
    await call(adminPage.request, 'admin.reviews.answer', { reviewId: mine, text: text.slice(0, 900) });
    for (const [one, path] of [
      [page, `/products/${goods.slug}/reviews`],
      [page, '/account/reviews'],
      [adminPage, '/admin/reviews?desk=ALL'],
    ] as const) {
      await one.goto(path);
      await expect(one.getByText(text.split('\n')[0] ?? '').first()).toBeVisible();
    }
  }
  await expect(async () => {
    await page.goto(`/products/${goods.slug}`);
    const last = typedAttacks().at(-1)?.split('\n')[0] ?? '';
    await expect(page.locator('#reviews').getByText(last).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(dialogs).toEqual([]);
});

test('a photo is taken from its owner’s own pages only, and given as a picture only', async ({
  page,
  shopper: _shopper,
  stranger,
  baseURL,
}) => {
  const { buffer } = await photo('a.png');
  const headers = { 'content-type': 'application/octet-stream' };
  const send = (api: APIRequestContext, more: Record<string, string> = {}, data = buffer) =>
    api.post('/api/photos', { data, headers: { ...headers, ...more } });
  expect((await send(stranger)).status()).toBe(401);
  expect((await send(page.request, { 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
  expect((await send(page.request, { origin: 'https://evil.example' })).status()).toBe(403);
  expect((await send(page.request, { 'content-type': 'image/png' })).status()).toBe(415);
  expect((await send(page.request, {}, Buffer.from('GIF89a'))).status()).toBe(415);
  expect((await send(page.request, {}, Buffer.alloc(5 * 1024 * 1024 + 1))).status()).toBe(413);
  const kept: unknown = await (await send(page.request)).json();
  const id = String(Object.entries(kept ?? {}).find(([key]) => key === 'id')?.[1]);
  expect(id).toMatch(/^pho_[0-9A-Za-z]{20}$/);
  const answer = await stranger.get(`/api/photos/${id}-1600.webp`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
  for (const name of ['..%2f..%2fpackage.json', '%2e%2e%2f.env', 'x.html', `${id}-1600.webp%00.html`, '.webp'])
    expect([400, 404], name).toContain((await fetch(`${baseURL ?? ''}/api/photos/${name}`)).status);
});

async function lineIdsOf(api: APIRequestContext, orderId: string): Promise<string[]> {
  const found: unknown = await ask(api, 'order.byId', { orderId });
  return [...JSON.stringify(found).matchAll(/lin_[0-9A-Za-z]{20}/g)].map(([id]) => id);
}

async function reviewIdOf(api: APIRequestContext): Promise<string> {
  const found = JSON.stringify(await ask(api, 'review.mine', { page: 1 }));
  return /rev_[0-9A-Za-z]{20}/.exec(found)?.[0] ?? '';
}

/** Texts that would run, were they ever taken for anything but text: each a whole review of many. */
function typedAttacks(): string[] {
  const runs = [
    'alert(1)',
    'confirm`1`',
    'top["al"+"ert"](1)',
    'prompt(document.domain)',
    'eval(atob("YWxlcnQoMSk="))',
  ];
  const wraps = [
    (run: string) => `<script>${run}</script>`,
    (run: string) => `<img src=x onerror='${run}'>`,
    (run: string) => `<svg/onload='${run}'>`,
    (run: string) => `"><script>${run}</script>`,
    (run: string) => `</textarea><script>${run}</script>`,
    (run: string) => `</script><script>${run}</script>`,
    (run: string) => `<iframe srcdoc="<script>${run}</script>">`,
    (run: string) => `<a href='javascript:${run}'>여기</a>`,
    (run: string) => `<details open ontoggle='${run}'>`,
    (run: string) => `<math><mtext><img src=x onerror='${run}'></math>`,
    (run: string) => `{{constructor.constructor('${run}')()}}`,
    (run: string) => `\${${run}}`,
    (run: string) => `<!--><img src=x onerror='${run}'>-->`,
    (run: string) => `&lt;script&gt;${run}&lt;/script&gt;`,
    (run: string) => `\u003cscript\u003e${run}\u003c/script\u003e`,
  ];
  const all = wraps.flatMap((wrap) => runs.map(wrap));
  const perReview = 20;
  return Array.from({ length: Math.ceil(all.length / perReview) }, (_, index) =>
    [`시도 ${index + 1}`, ...all.slice(index * perReview, (index + 1) * perReview)].join('\n'),
  );
}
