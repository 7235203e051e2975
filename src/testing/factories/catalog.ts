import { newId, type Id } from '~/lib/ids';
import { brands, categories, priceHistory, products, productTags, tags, variants } from '~/modules/catalog/tables';
import { stockMovements, variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import { sellers } from '~/modules/seller/tables';
import { testDb } from '../db';

let serial = 0;
export const unique = (word: string) => `${word}-${process.pid}-${(serial += 1)}`;
const named = (word: string) => ({ slug: unique(word), nameKo: '예시', nameEn: 'Example' });

export async function givenCategory(names: { nameKo?: string; nameEn?: string } = {}) {
  const row = { id: newId('cat'), ...named('category'), ...names, position: (serial += 1) };
  await testDb().insert(categories).values(row);
  return row;
}

export async function givenTag() {
  const row = { id: newId('tag'), ...named('tag') };
  await testDb().insert(tags).values(row);
  return row;
}

type GivenNutrition = Partial<typeof nutritionFacts.$inferInsert>;

export async function givenNutrition(facts: GivenNutrition = {}): Promise<Id<'nut'>> {
  const id = newId('nut');
  await testDb()
    .insert(nutritionFacts)
    .values({
      id,
      key: unique('nutrition'),
      basis: '100g',
      servingSize: 100,
      servingNameKo: '1회분',
      servingNameEn: '1 serving',
      energyKcal: 200,
      proteinG: 10,
      fatG: 5,
      saturatedFatG: 1,
      transFatG: 0,
      carbohydrateG: 20,
      sugarsG: 4,
      fiberG: null,
      sodiumMg: 100,
      cholesterolMg: 0,
      source: 'TEST',
      sourceCode: unique('food'),
      sourceName: '예시',
      method: '분석',
      dataDate: '2026-01-01',
      ...facts,
    });
  return id;
}

/** A price of the past, with what was struck beside it. */
export type PriceBefore = { readonly since: Date; readonly price: number; readonly listPrice?: number };
type Priced = { readonly id: Id<'var'>; readonly listPrice: number | null };

const LONG_AGO = new Date('2025-01-01T00:00:00Z');

/** What a variant cost before now; by default a reduced one long cost its struck price, so that this is shown. */
export async function givenPricesBefore({ id, listPrice }: Priced, told?: readonly PriceBefore[]): Promise<void> {
  const before = told ?? (listPrice === null ? [] : [{ since: LONG_AGO, price: listPrice }]);
  if (before.length === 0) return;
  await testDb()
    .insert(priceHistory)
    .values(before.map((row) => ({ ...row, variantId: id })));
}

type GivenVariant = Partial<typeof variants.$inferInsert> & { stock?: number };
type GivenProduct = Partial<Omit<typeof products.$inferInsert, 'nutritionId'>> & {
  facts?: GivenNutrition;
  variants?: GivenVariant[];
  tagIds?: Id<'tag'>[];
  brand?: { nameKo: string; nameEn: string };
};

/** A product on sale with its variants, each with stock and the ledger row that explains it; all names are its own. */
export async function givenProduct({ facts, variants: wanted = [{}], tagIds = [], brand, ...own }: GivenProduct = {}) {
  const db = testDb();
  const brandRow = { id: newId('brd'), ...named('brand'), ...brand };
  const seller = { id: newId('sel'), ...named('seller') };
  await db.insert(brands).values(brandRow);
  await db.insert(sellers).values(seller);
  const product = {
    id: newId('prd'),
    slug: unique('product'),
    nameKo: unique('상품'),
    nameEn: unique('Product'),
    sellerId: seller.id,
    brandId: brandRow.id,
    categoryId: own.categoryId ?? (await givenCategory()).id,
    nutritionId: await givenNutrition(facts),
    summaryKo: '한 줄',
    summaryEn: 'One line',
    descriptionKo: '설명',
    descriptionEn: 'Description',
    storage: 'ROOM' as const,
    foodTypeKo: '기타가공품',
    foodTypeEn: 'Processed food',
    ingredientsKo: '물',
    ingredientsEn: 'Water',
    allergens: [],
    shelfLifeDays: 100,
    maxPerOrder: 20,
    tile: 'sage' as const,
    images: ['/products/a/pack.webp', '/products/a/styled.webp', '/products/a/nutrition.webp'],
    popularity: 0,
    publishedAt: new Date('2026-01-01T00:00:00Z'),
    ...own,
  };
  await db.insert(products).values(product);
  const rows = wanted.map(({ stock = 10, ...variant }, position) => ({
    stock,
    row: {
      id: newId('var'),
      productId: product.id,
      sku: unique('SKU'),
      position,
      flavourKo: null,
      flavourEn: null,
      packCount: 1,
      packUnitKo: '개',
      packUnitEn: 'piece',
      price: 1000,
      listPrice: null,
      currency: 'KRW' as const,
      nutritionId: null,
      image: null,
      ...variant,
    },
  }));
  await db.insert(variants).values(rows.map(({ row }) => row));
  for (const { row } of rows) await givenPricesBefore(row);
  await db.insert(variantStock).values(rows.map(({ row, stock }) => ({ variantId: row.id, stock })));
  await db.insert(stockMovements).values(
    rows.map(({ row, stock }) => ({
      variantId: row.id,
      kind: 'ADJUST' as const,
      stockDelta: stock,
      reservedDelta: 0,
      actor: 'system',
      cause: 'first stock',
    })),
  );
  if (tagIds.length > 0) await db.insert(productTags).values(tagIds.map((tagId) => ({ productId: product.id, tagId })));
  return { ...product, variants: rows.map(({ row }) => row) };
}
