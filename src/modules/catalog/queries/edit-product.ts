import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import { brands, productPictures, products, variants } from '../tables';
import { factColumns } from './cards';
import { productWords } from './product-words';

/** A product in whatever status with all that staff may change of it, and what its shared picture is drawn from. */
export async function findForEdit(db: Db, productId: Id<'prd'>) {
  const [row] = await db
    .select({
      id: products.id,
      slug: products.slug,
      edition: products.edition,
      images: products.images,
      shareImage: products.shareImage,
      tile: products.tile,
      brandKo: brands.nameKo,
      serving: nutritionFacts.servingNameKo,
      facts: factColumns,
      hasFlavourPictures: sql<boolean>`EXISTS (SELECT 1 FROM ${variants} v WHERE v.product_id = ${products.id} AND v.image IS NOT NULL)`,
      texts: productWords,
    })
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoin(nutritionFacts, eq(nutritionFacts.id, products.nutritionId))
    .where(eq(products.id, productId));
  return row;
}
export type EditedProduct = NonNullable<Awaited<ReturnType<typeof findForEdit>>>;

/** What is known of the pictures of a product, those it showed once too, the oldest first. */
export function listPictureWords(db: Db, productId: Id<'prd'>) {
  return db
    .select({
      path: productPictures.path,
      altKo: productPictures.altKo,
      altEn: productPictures.altEn,
      shownAt: productPictures.shownAt,
    })
    .from(productPictures)
    .where(eq(productPictures.productId, productId))
    .orderBy(asc(productPictures.createdAt), asc(productPictures.path));
}
