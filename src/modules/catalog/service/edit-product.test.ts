import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import type { OutboxTopic } from '~/modules/notification/rules';
import { outbox } from '~/modules/notification/tables';
import { dropFiles } from '~/server/photos';
import { storage } from '~/server/storage';
import { testDb } from '~/testing/db';
import { givenProduct } from '~/testing/factories/catalog';
import { textsFor } from '~/testing/factories/edit';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { picturesInput, textsInput } from '../admin-input';
import { storedFileOf } from '../rules/pictures';
import { productPictures, products } from '../tables';
import { getProductForEdit, savePictures, saveTexts } from './edit-product';
import { getProduct } from './get-product';
import { dropLoosePictures, keepPicture, readPicture } from './product-pictures';

const DAY = 86_400_000;
const PACK = '/products/a/pack.webp';
const STYLED = '/products/a/styled.webp';

async function editor() {
  const { ctx, userId } = await givenCustomer('ADMIN');
  return { ...anyCtx(), user: { id: userId, sid: ctx.user?.sid ?? '' } };
}
const bytes = async (width: number, height: number, background = '#7fd6a6') =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer(),
  );
const row = async (id: Id<'prd'>) => (await testDb().select().from(products).where(eq(products.id, id)))[0];
const bytesOf = async (path: string) => storage().get(storedFileOf(path) ?? '');
const words = (path: string, alt: string | null = null) => ({ path, altKo: alt, altEn: alt });
const effects = async (topic: OutboxTopic) =>
  (await testDb().select().from(outbox).where(eq(outbox.topic, topic))).map(({ payload }) => payload);

describe('the words of a product', () => {
  it('are on its page in both languages, and its pages alone are forgotten', async () => {
    const ctx = await editor();
    const { id, slug } = await givenProduct();
    const change = { originKo: '호주', originEn: 'Australia', importerKo: '예시수입', importerEn: 'Example Imports' };
    await saveTexts(ctx, textsFor(id, { ...change, geneticallyModified: true }));
    expect(await getProduct({ ...anyCtx(), locale: 'en' }, slug)).toMatchObject({
      ...{ name: 'New name', summary: 'New line', foodType: 'Snack', ingredients: 'Rice, salt', storage: 'CHILLED' },
      ...{
        maker: 'Example Foods / Busan',
        origin: 'Australia',
        importer: 'Example Imports',
        geneticallyModified: true,
      },
      ...{ allergens: ['MILK'], shelfLifeDays: 30 },
    });
    expect((await getProduct(anyCtx(), slug)).name).toBe('새 이름');
    const dropped = (await effects('page-tags')).flatMap((payload) =>
      payload.topic === 'page-tags' ? payload.tags : [],
    );
    expect(dropped.filter((tag) => tag.startsWith('product:'))).toEqual([`product:${slug}`]);
  });

  it('are refused where somebody else was first, and one of two at the same moment wins', async () => {
    const [one, two] = [await editor(), await editor()];
    const { id } = await givenProduct();
    const both = [saveTexts(one, textsFor(id)), saveTexts(two, textsFor(id, { nameKo: '다른 이름' }))];
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(saveTexts(one, textsFor(id))).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect((await row(id))?.edition).toBe(1);
    await saveTexts(one, textsFor(id, { seen: 1, nameKo: '셋째' }));
    expect(await row(id)).toMatchObject({ nameKo: '셋째', edition: 2 });
  });

  it('ask for both languages, and for the importer of what is imported', () => {
    const id = 'prd_00000000000000000000';
    const faults = (change: object) =>
      textsInput.safeParse({ ...textsFor(id), ...change }).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(faults({})).toBeUndefined();
    expect(faults({ makerEn: '' })).toEqual([['makerEn', 'BOTH_LANGUAGES']]);
    expect(faults({ originKo: '호주', originEn: 'Australia' })).toEqual([['importerKo', 'IMPORTER_REQUIRED']]);
    expect(faults({ importerKo: '가', importerEn: 'a' })).toEqual([['originKo', 'ORIGIN_REQUIRED']]);
    expect(faults({ nameKo: ' \u200B' })).toEqual([['nameKo', 'TEXT_REQUIRED']]);
    expect(faults({ nameEn: 'a'.repeat(61) })).toEqual([['nameEn', 'TEXT_LONG']]);
    expect(faults({ shelfLifeDays: 0 })).toEqual([['shelfLifeDays', 'DAYS_INVALID']]);
  });

  it('stand on the picture of shared links, which is drawn when they are saved; the one before goes later', async () => {
    const ctx = await editor();
    const { id } = await givenProduct({ shareImage: '/share/a.jpg' });
    await saveTexts(ctx, textsFor(id, { nameKo: '아주 긴 이름을 가진 <b>닭가슴살</b> & 현미 곤약밥 도시락' }));
    const first = (await row(id))?.shareImage ?? '';
    const drawn = await bytesOf(first);
    expect(drawn && (await sharp(drawn).metadata())).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    await saveTexts(ctx, textsFor(id, { seen: 1, nameKo: 'W'.repeat(60) }));
    const second = (await row(id))?.shareImage ?? '';
    expect(Buffer.compare(Buffer.from((await bytesOf(second)) ?? []), Buffer.from(drawn ?? []))).not.toBe(0);
    const asked = (await effects('drop-files')).flatMap((payload) =>
      payload.topic === 'drop-files' ? payload.names : [],
    );
    expect(asked).toContain(storedFileOf(first));
    expect(asked).not.toContain(storedFileOf(second));
  });
});

describe('the pictures of a product', () => {
  it('stand in the order and with the words they were given; the first is its face everywhere', async () => {
    const ctx = await editor();
    const { id, slug } = await givenProduct();
    const { path } = await keepPicture(ctx, id, await bytes(300, 200));
    await savePictures(ctx, { productId: id, seen: 0, pictures: [words(path, '접시'), words(STYLED), words(PACK)] });
    const { pictures } = await getProduct(anyCtx(), slug);
    expect(pictures).toEqual([
      { path, kind: 'photo', alt: '접시' },
      { path: STYLED, kind: 'styled', alt: null },
      { path: PACK, kind: 'pack', alt: null },
    ]);
    const square = await bytesOf(path);
    expect(square && (await sharp(square).metadata())).toMatchObject({ format: 'webp', width: 1200, height: 1200 });
    expect((await row(id))?.images[0]).toBe(path);
  });

  it('keep what was left out, for the orders that show it, and take it back', async () => {
    const ctx = await editor();
    const { id } = await givenProduct();
    const { path } = await keepPicture(ctx, id, await bytes(50, 50));
    await savePictures(ctx, { productId: id, seen: 0, pictures: [words(path, '접시')] });
    await savePictures(ctx, { productId: id, seen: 1, pictures: [words(STYLED)] });
    const { left } = await getProductForEdit(ctx, id);
    expect(left.map((picture) => picture.path).toSorted()).toEqual(
      [path, PACK, '/products/a/nutrition.webp'].toSorted(),
    );
    await testDb()
      .update(productPictures)
      .set({ createdAt: new Date(Date.now() - 2 * DAY) });
    await dropLoosePictures(ctx, new Date(Date.now() - DAY), 500);
    await savePictures(ctx, { productId: id, seen: 2, pictures: [words(path, '접시')] });
    expect(await bytesOf(path)).not.toBeNull();
  });

  it('are its own: neither another product’s nor any other file', async () => {
    const ctx = await editor();
    const [mine, theirs] = [await givenProduct(), await givenProduct()];
    const { path } = await keepPicture(ctx, theirs.id, await bytes(50, 50));
    for (const other of [path, '/products/b/pack.webp', '/pictures/pic_00000000000000000000.webp'])
      await expect(
        savePictures(ctx, { productId: mine.id, seen: 0, pictures: [words(other, '남의 것')] }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await row(mine.id))?.edition).toBe(0);
  });

  it('need words where staff uploaded them, and one picture at least', () => {
    const productId = 'prd_00000000000000000000';
    const faults = (pictures: object[]) =>
      picturesInput
        .safeParse({ productId, seen: 0, pictures })
        .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    const photo = '/pictures/pic_00000000000000000000.webp';
    expect(faults([words(PACK)])).toBeUndefined();
    expect(faults([])).toEqual(['pictures PICTURE_REQUIRED']);
    expect(faults([words(photo)])).toEqual(['pictures.0.altKo ALT_REQUIRED', 'pictures.0.altEn ALT_REQUIRED']);
    expect(faults([{ path: PACK, altKo: '포장', altEn: '' }])).toEqual(['pictures.0.altEn ALT_REQUIRED']);
    expect(faults([words(PACK), words(PACK)])).toEqual(['pictures.1.path PICTURE_TWICE']);
    for (const path of ['https://evil.example/a.webp', '/products/../a.webp', '/products/a/b.svg', '//x/y/z.webp'])
      expect(faults([words(path)]), path).toHaveLength(1);
  });

  it('that were shown nowhere go after a day, with their files', async () => {
    const ctx = await editor();
    const { id } = await givenProduct();
    const [old, fresh] = [await keepPicture(ctx, id, await bytes(9, 9)), await keepPicture(ctx, id, await bytes(9, 9))];
    await testDb()
      .update(productPictures)
      .set({ createdAt: new Date(Date.now() - 2 * DAY) })
      .where(eq(productPictures.path, old.path));
    await dropLoosePictures(ctx, new Date(Date.now() - DAY), 500);
    for (const payload of await effects('drop-files'))
      if (payload.topic === 'drop-files') await dropFiles(payload.names);
    expect([await bytesOf(old.path), (await bytesOf(fresh.path)) !== null]).toEqual([null, true]);
  });

  it('wait unshown twenty at most', async () => {
    const ctx = await editor();
    const { id } = await givenProduct();
    const one = await bytes(4, 4);
    for (let kept = 0; kept < 20; kept += 1) await keepPicture(ctx, id, one);
    await expect(keepPicture(ctx, id, one)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('are read by their own names only', async () => {
    const ctx = await editor();
    const { path } = await keepPicture(ctx, (await givenProduct()).id, await bytes(4, 4));
    const name = path.split('/').at(-1) ?? '';
    expect(await readPicture(name)).not.toBeNull();
    await storage().put('pho_00000000000000000000-320.webp', new Uint8Array([1]));
    for (const other of ['pho_00000000000000000000-320.webp', '../pictures.ts', `${name}/..`, '', 'pic_.webp'])
      expect(await readPicture(other), other).toBeNull();
  });
});
