import { getTableColumns } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { brands, categories, tags } from '~/modules/catalog/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import { sellers } from '~/modules/seller/tables';
import type { Db } from '~/server/db';
import type { ShopPreset } from '~/shops/preset';
import type { CatalogNutrition } from '../../drizzle/seed/schema';
import { fromOffered } from './excluded';
import { entry, type Shelf } from './shelf';

/** Ids by slug (nutrition: by its key), for the rows that point here. */
export type Places = {
  readonly seller: Id<'sel'>;
  readonly brands: ReadonlyMap<string, Id<'brd'>>;
  readonly categories: ReadonlyMap<string, Id<'cat'>>;
  readonly tags: ReadonlyMap<string, Id<'tag'>>;
  readonly nutrition: ReadonlyMap<string, Id<'nut'>>;
};

const bySlug = <T>(rows: readonly { id: T; slug: string }[]) => new Map(rows.map((row) => [row.slug, row.id]));

/** Everything products point at: the seller, brands, categories, tags and nutrition. */
export async function writeShelves(db: Db, shop: ShopPreset, shelf: Shelf): Promise<Places> {
  const names = (table: typeof brands | typeof categories | typeof tags) =>
    fromOffered({ nameKo: table.nameKo, nameEn: table.nameEn });
  const [seller] = await db
    .insert(sellers)
    .values({ id: newId('sel'), slug: shop.id, nameKo: shop.legal.company.ko, nameEn: shop.legal.company.en })
    .onConflictDoUpdate({ target: sellers.slug, set: fromOffered({ nameKo: sellers.nameKo, nameEn: sellers.nameEn }) })
    .returning();
  if (!seller) throw new Error('The seller could not be written.');
  const brandRows = await db
    .insert(brands)
    .values(shelf.catalog.brands.map(({ slug, nameKo, nameEn }) => ({ id: newId('brd'), slug, nameKo, nameEn })))
    .onConflictDoUpdate({ target: brands.slug, set: names(brands) })
    .returning();
  const categoryRows = await db
    .insert(categories)
    .values(shelf.catalog.categories.map((category) => ({ id: newId('cat'), ...category })))
    .onConflictDoUpdate({
      target: categories.slug,
      set: { ...names(categories), ...fromOffered({ position: categories.position }) },
    })
    .returning();
  const tagRows = await db
    .insert(tags)
    .values(shelf.catalog.tags.map((tag) => ({ id: newId('tag'), ...tag })))
    .onConflictDoUpdate({ target: tags.slug, set: names(tags) })
    .returning();
  return {
    seller: seller.id,
    brands: bySlug(brandRows),
    categories: bySlug(categoryRows),
    tags: bySlug(tagRows),
    nutrition: await writeNutrition(db, shelf),
  };
}

/** One row for each food in each serving: the same food in two products of one serving is one row. */
export function nutritionKey({ food, servingSize, servingNameKo }: CatalogNutrition): string {
  return `${food}/${servingSize}/${servingNameKo}`;
}

async function writeNutrition(db: Db, shelf: Shelf): Promise<Map<string, Id<'nut'>>> {
  const used = shelf.catalog.products.flatMap((product) =>
    [product.nutrition, ...product.variants.flatMap((variant) => variant.nutrition ?? [])].map((nutrition) => ({
      nutrition,
      asker: product.slug,
    })),
  );
  const rows = new Map(
    used.map(({ nutrition, asker }) => {
      const { id: _id, ...food } = entry(shelf.foods, nutrition.food, asker);
      const { servingSize, servingNameKo, servingNameEn, servingUnit } = nutrition;
      if (!food.basis.endsWith(servingUnit))
        throw new Error(`${asker}: a serving in ${servingUnit} of a food ${food.basis}.`);
      const key = nutritionKey(nutrition);
      return [key, { id: newId('nut'), key, ...food, servingSize, servingNameKo, servingNameEn }];
    }),
  );
  const { id: _id, key: _key, createdAt: _createdAt, ...changing } = getTableColumns(nutritionFacts);
  const written = await db
    .insert(nutritionFacts)
    .values([...rows.values()])
    .onConflictDoUpdate({ target: nutritionFacts.key, set: fromOffered(changing) })
    .returning({ id: nutritionFacts.id, key: nutritionFacts.key });
  return new Map(written.map((row) => [row.key, row.id]));
}
