import { asc, eq, isNotNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { CONSENTS, REQUIRED_CONSENTS, textOf } from '~/modules/account/rules';
import { getConsents } from '~/modules/account/service/consents';
import { consents, users } from '~/modules/account/tables';
import { verifyPassword } from '~/modules/account/service/password';
import { products, variants } from '~/modules/catalog/tables';
import { stockMovements, variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import { systemCtx } from '~/server/context';
import { SHOP_IDS, shopPreset } from '~/shops/registry';
import { testDb } from '~/testing/db';
import { brokenInvariants } from '~/testing/books';
import { seed } from './seed';

const [SHOP = ''] = SHOP_IDS;
const rows = async () => ({
  products: await testDb().$count(products),
  variants: await testDb().$count(variants),
  nutrition: await testDb().$count(nutritionFacts),
  movements: await testDb().$count(stockMovements),
  users: await testDb().$count(users),
  consents: await testDb().$count(consents),
});

describe('seed', () => {
  it(
    'fills an empty shop once, and a second run leaves stock, prices and ids as they are',
    { timeout: 30_000 },
    async () => {
      const db = testDb();
      await seed(db, SHOP, 'test');
      const first = await rows();
      const [variant] = await db.select().from(variants).orderBy(asc(variants.sku)).limit(1);
      const of = variant!;
      await db
        .update(variants)
        .set({ price: of.price + 1, listPrice: null })
        .where(eq(variants.id, of.id));
      await db.update(variantStock).set({ stock: 3 }).where(eq(variantStock.variantId, of.id));
      await db.update(products).set({ status: 'HIDDEN', nameKo: '옛 이름' }).where(eq(products.id, of.productId));

      await seed(db, SHOP, 'test');
      expect(await rows()).toEqual(first);
      const [again] = await db.select().from(variants).where(eq(variants.sku, of.sku));
      expect(again).toMatchObject({ id: of.id, price: of.price + 1, position: of.position, active: true });
      const [stock] = await db.select().from(variantStock).where(eq(variantStock.variantId, of.id));
      expect(stock?.stock).toBe(3);
      const [product] = await db.select().from(products).where(eq(products.id, of.productId));
      expect(product?.status).toBe('HIDDEN');
      expect(product?.nameKo).not.toBe('옛 이름');
      await db.execute(sql`DELETE FROM variant_stock WHERE variant_id = ${of.id}`);
      expect(await brokenInvariants()).toEqual([]);
    },
  );

  it('has at least 150 products and 350 variants, some low and some sold out', async () => {
    const { products: many, variants: sizes } = await rows();
    expect(many).toBeGreaterThanOrEqual(150);
    expect(sizes).toBeGreaterThanOrEqual(350);
    expect(await testDb().$count(variantStock, eq(variantStock.stock, 0))).toBeGreaterThan(0);
    expect(await testDb().$count(variantStock, sql`${variantStock.stock} BETWEEN 1 AND 5`)).toBeGreaterThan(0);
  });

  it('gives reduced goods a price before that bears out every struck price', async () => {
    await seed(testDb(), SHOP, 'test');
    const reduced = await testDb().select().from(variants).where(isNotNull(variants.listPrice));
    expect(reduced.length).toBeGreaterThan(50);
    expect(reduced.filter(({ listPrice, shownListPrice }) => listPrice !== shownListPrice)).toEqual([]);
  });

  it('makes the demo accounts with passwords that open them, and none in production', async () => {
    const made = await testDb().select().from(users).orderBy(asc(users.role));
    expect(made.map(({ role }) => role).toSorted()).toEqual(['ADMIN', 'CUSTOMER']);
    const admin = made.find(({ role }) => role === 'ADMIN');
    expect(await verifyPassword(admin?.passwordHash ?? null, 'demo-admin-2026')).toBe(true);
    await testDb().delete(users);
    await seed(testDb(), SHOP, 'production');
    expect(await testDb().$count(users)).toBe(0);
  });

  it('declares every row the law asks for, of every product and in both languages', async () => {
    await seed(testDb(), SHOP, 'test');
    const rows = await testDb().select().from(products);
    const lacking = rows.flatMap((product) => {
      const declared = [
        ...[product.nameKo, product.nameEn, product.foodTypeKo, product.foodTypeEn, product.makerKo, product.makerEn],
        ...[product.ingredientsKo, product.ingredientsEn],
        ...(product.originKo === null ? [] : [product.originEn, product.importerKo, product.importerEn]),
      ];
      const isWhole = declared.every((text) => text !== null && text.trim() !== '') && product.shelfLifeDays > 0;
      return isWhole ? [] : [product.slug];
    });
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(lacking).toEqual([]);
  });

  it('has one maker for each brand, who is somebody else for every other brand', async () => {
    const pairs = await testDb().selectDistinct({ brandId: products.brandId, maker: products.makerKo }).from(products);
    expect(new Set(pairs.map(({ brandId }) => brandId)).size).toBe(pairs.length);
    expect(new Set(pairs.map(({ maker }) => maker)).size).toBe(pairs.length);
  });

  it('leaves to staff what they have written, whatever the files say', async () => {
    const [product] = await testDb().select().from(products).orderBy(asc(products.slug)).limit(1);
    const mine = eq(products.id, product!.id);
    const images = [product!.images[1]!];
    await testDb().update(products).set({ nameKo: '고친 이름', images, edition: 1 }).where(mine);
    await seed(testDb(), SHOP, 'test');
    expect((await testDb().select().from(products).where(mine))[0]).toMatchObject({ nameKo: '고친 이름', images });
    await testDb().update(products).set({ edition: 0 }).where(mine);
  });

  it('records what each of them agreed to, as their sign-up at the shop would have', async () => {
    await seed(testDb(), SHOP, 'test');
    const { consentVersions } = shopPreset(SHOP);
    const required: readonly string[] = REQUIRED_CONSENTS;
    for (const { id, createdAt } of await testDb().select().from(users)) {
      const said = await getConsents({ ...systemCtx({ db: testDb() }), user: { id, sid: '' } });
      const channel = 'WEB_SIGNUP';
      const asked = CONSENTS.map((kind) => ({
        ...{ kind, granted: required.includes(kind), version: consentVersions[textOf(kind)] },
        ...{ channel, at: createdAt, isOld: false },
      }));
      expect(said).toHaveLength(asked.length);
      expect(said).toEqual(expect.arrayContaining(asked));
    }
    expect(await testDb().$count(users)).toBe(2);
  });
});
