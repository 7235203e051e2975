import type { APIRequestContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { expect, test } from './fixtures';
import { takeGoods } from './world/database';
import { keepProduct } from './world/keep-product';
import { photo } from './world/photo';
import { addToCart, ask, call } from './world/procedures';
import { expectSound } from './world/sound-page';

const edited = z.object({ edition: z.number(), texts: z.record(z.string(), z.unknown()) });

/** Within a second of being saved; the machine the tests run on has other work as well. */
const SOON = { timeout: 5_000, intervals: [100, 200] };

const read = async (api: APIRequestContext, path: string) => (await api.get(path)).text();
const shareOf = (html: string) => /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';
const openEditor = async (page: Page, productId: string) => {
  await page.goto(`/admin/products/${productId}`);
  await page.getByRole('link', { name: '사진·글 수정' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '사진·글 수정' })).toBeVisible();
};

test('staff change the pictures of a product, and every page that shows it follows; no other does', async ({
  isMobile,
  adminPage,
  page,
  stranger,
  watch,
  goods,
  db,
}) => {
  test.setTimeout(180_000);
  watch.expect(/415/);
  const restore = await keepProduct(db, goods.productId);
  const other = await takeGoods(db);
  const product = `/products/${goods.slug}`;
  try {
    const before = await read(stranger, product);
    await read(stranger, `/products/${other.slug}`);
    await openEditor(adminPage, goods.productId);
    await expectSound(adminPage);
    const pictures = adminPage.getByRole('list', { name: '사진 순서' }).getByRole('listitem');
    await expect(pictures).toHaveCount(3);
    await adminPage
      .getByLabel('사진 추가')
      .setInputFiles([
        await photo('plate.png'),
        { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') },
      ]);
    await expect(adminPage.getByText('JPG, PNG, WebP 사진만 올릴 수 있어요.')).toBeVisible();
    await expect(pictures).toHaveCount(4);
    await adminPage.getByRole('button', { name: '사진 저장' }).click();
    await expect(pictures.last().getByText('사진에 무엇이 보이는지 적어 주세요.').first()).toBeVisible();
    await expectSound(adminPage);
    await pictures.last().getByLabel('사진 설명 (한국어)').fill('접시에 담은 모습');
    await pictures.last().getByLabel('사진 설명 (영어)').fill('Served on a plate');
    for (const number of [4, 3, 2])
      await adminPage.getByRole('button', { name: `${number}번째 사진을 앞으로` }).click();
    await expect(pictures.first().getByLabel('사진 설명 (한국어)')).toHaveValue('접시에 담은 모습');
    // And by dragging, there and back; a finger has the buttons.
    const drags = isMobile
      ? []
      : ([
          [0, 2],
          [2, 0],
        ] as const);
    for (const [from, to] of drags) {
      await pictures.nth(from).locator('[draggable=true]').dragTo(pictures.nth(to));
      await expect(pictures.nth(to).getByLabel('사진 설명 (한국어)')).toHaveValue('접시에 담은 모습');
    }
    await adminPage.getByRole('button', { name: '2번째 사진 빼기' }).click();
    await adminPage.getByRole('button', { name: '되돌리기' }).click();
    await expect(pictures).toHaveCount(4);
    await adminPage.getByRole('button', { name: '4번째 사진 빼기' }).click();
    await adminPage.getByRole('button', { name: '사진 저장' }).click();
    await expect(adminPage.getByText('사진을 저장했어요. 쇼핑몰에 바로 보여요.')).toBeVisible();
    await expect(adminPage.getByRole('button', { name: '뺀 사진 1 다시 넣기' })).toBeVisible();

    await expect.poll(() => read(stranger, product), SOON).toContain('접시에 담은 모습');
    const html = await read(stranger, product);
    const path = /\/pictures\/pic_[A-Za-z0-9]{20}\.webp/.exec(html)?.[0] ?? '';
    expect(html).toMatch(new RegExp(`"image":\\["[^"]*${path}`));
    expect(await read(stranger, `/en${product}`)).toContain('Served on a plate');
    const share = shareOf(html);
    expect(share).not.toBe(shareOf(before));
    const drawn = await stranger.get(new URL(share).pathname);
    expect([drawn.status(), drawn.headers()['content-type']]).toEqual([200, 'image/jpeg']);
    expect(await sharp(await drawn.body()).metadata()).toMatchObject({ width: 1200, height: 630 });
    const list = () => read(stranger, `/products?q=${encodeURIComponent(goods.name)}`);
    expect(await list()).toContain(encodeURIComponent(path));
    expect(await read(stranger, '/feeds/naver.txt')).toContain(path);
    expect((await stranger.get(`/products/${other.slug}`)).headers()['x-nextjs-cache']).toBe('HIT');
    await addToCart(page.request, goods);
    await page.goto('/cart');
    await expect(page.locator(`img[src*="${encodeURIComponent(path)}"]`)).toBeVisible();
    await page.goto(product);
    await expect(page.getByRole('img', { name: '접시에 담은 모습' })).toBeVisible();
    await expectSound(page);
  } finally {
    await restore();
  }
});

test('staff change the words of a product and its notice; what is wrong is said beside its field, and nothing typed is lost', async ({
  adminPage,
  stranger,
  watch,
  goods,
  db,
}) => {
  test.setTimeout(180_000);
  // Somebody else is first.
  watch.expect(/409/);
  const restore = await keepProduct(db, goods.productId);
  const product = `/products/${goods.slug}`;
  try {
    await read(stranger, product);
    await openEditor(adminPage, goods.productId);
    const field = (name: string) => adminPage.getByLabel(name, { exact: false });
    await field('이름 (한국어)').fill('');
    await field('한 줄 소개 (한국어)').fill('새로 쓴 한 줄이에요.');
    await field('제조국 (한국어)').fill('호주');
    await field('제조국 (영어)').fill('Australia');
    await adminPage.getByRole('button', { name: '글 저장' }).click();
    await expect(field('이름 (한국어)')).toHaveAccessibleDescription('비워 둘 수 없어요. 적어 주세요.');
    await expect(adminPage.getByText('수입식품이면 수입자를 적어 주세요.')).toBeVisible();
    await expectSound(adminPage);
    await expect(field('한 줄 소개 (한국어)')).toHaveValue('새로 쓴 한 줄이에요.');
    await field('이름 (한국어)').fill(`${goods.name} 새 이름`);
    await field('수입자 (한국어)').fill('예시수입');
    await field('수입자 (영어)').fill('Example Imports');
    await adminPage.getByLabel('유전자변형 원료가 들어 있어요').check();

    const stored = await ask(adminPage.request, 'admin.products.forEdit', { productId: goods.productId });
    const { edition, texts } = edited.parse(stored);
    const theirs = { ...texts, productId: goods.productId, seen: edition, foodTypeKo: '다른 유형' };
    await call(adminPage.request, 'admin.products.saveTexts', theirs);
    await adminPage.getByRole('button', { name: '글 저장' }).click();
    await expect(adminPage.getByText('그 사이 다른 사람이 바꿨어요.')).toBeVisible();
    await expect(adminPage.getByText('지금 저장된 값: 다른 유형')).toBeVisible();
    await expect(field('이름 (한국어)')).toHaveValue(`${goods.name} 새 이름`);
    await adminPage.getByRole('button', { name: '글 저장' }).click();
    await expect(adminPage.getByText('글을 저장했어요. 쇼핑몰에 바로 보여요.')).toBeVisible();

    await expect.poll(() => read(stranger, product), SOON).toContain(`${goods.name} 새 이름`);
    const html = await read(stranger, product);
    expect(html).toContain('새로 쓴 한 줄이에요.');
    expect(html).toContain('호주에서 들여온 식품이에요. 수입자: 예시수입.');
    expect(html).toContain('유전자변형 원료를 포함해요.');
    expect(await read(stranger, `/en${product}`)).toContain('Imported from Australia by Example Imports.');
    expect(await read(stranger, `/products?q=${encodeURIComponent(`${goods.name} 새 이름`)}`)).toContain('새 이름');
    await adminPage.goto('/admin/acts');
    await expect(adminPage.getByText('상품 글을 고쳤어요').first()).toBeVisible();
  } finally {
    await restore();
  }
});

test(
  'a picture may be sent by staff who look after products, and by nobody else',
  { tag: '@any-width' },
  async ({ page, shopper, adminPage, goods, stranger }) => {
    expect(shopper.email).not.toBe('');
    const send = async (api: APIRequestContext, type = 'application/octet-stream') => {
      const { buffer: data } = await photo('a.png');
      const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
      return (await api.post(`/api/pictures?product=${goods.productId}`, { data, headers })).status();
    };
    expect(await send(stranger)).toBe(401);
    expect(await send(page.request)).toBe(404);
    expect(await send(adminPage.request)).toBe(200);
    expect(await send(adminPage.request, 'image/png')).toBe(415);
    expect((await stranger.get('/pictures/pho_00000000000000000000-320.webp')).status()).toBe(404);
    expect((await stranger.get('/pictures/..%2Fa.webp')).status()).toBe(404);
  },
);
