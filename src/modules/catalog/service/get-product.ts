import 'server-only';
import { AppError } from '~/lib/errors';
import type { Ctx } from '~/server/context';
import type { Locale } from '~/shops/preset';
import { listPictureWords } from '../queries/edit-product';
import { findProduct, listProductTags, listVariants, type VariantRow } from '../queries/product';
import { ratingOf, RESERVED_SLUG, STOCK_SHOWN_MAX, variantTitle } from '../rules';
import { kindOfPicture } from '../rules/pictures';
import { flavourOf, pick, servingText } from './card';

/**
 * Everything the product page shows: the product, all variants on sale, and each nutrition once, named by the variants that
 * have it. Four statements.
 * @throws AppError NOT_FOUND where nothing is on sale under this slug
 */
export async function getProduct(ctx: Ctx, slug: string) {
  const row = slug === RESERVED_SLUG ? undefined : await findProduct(ctx.db, slug);
  if (!row) throw new AppError('NOT_FOUND');
  const [variants, tags, words] = await Promise.all([
    listVariants(ctx.db, row.id),
    listProductTags(ctx.db, row.id),
    listPictureWords(ctx.db, row.id),
  ]);
  if (variants.length === 0) throw new AppError('NOT_FOUND');
  const { locale } = ctx;
  const name = { ko: row.nameKo, en: row.nameEn };
  return {
    id: row.id,
    slug: row.slug,
    name: name[locale],
    summary: pick(locale, row.summaryKo, row.summaryEn),
    description: pick(locale, row.descriptionKo, row.descriptionEn),
    foodType: pick(locale, row.foodTypeKo, row.foodTypeEn),
    ingredients: pick(locale, row.ingredientsKo, row.ingredientsEn),
    brand: pick(locale, row.brandKo, row.brandEn),
    seller: pick(locale, row.sellerKo, row.sellerEn),
    category: { slug: row.categorySlug, name: pick(locale, row.categoryKo, row.categoryEn) },
    tags: tags.map((tag) => ({ slug: tag.slug, name: pick(locale, tag.nameKo, tag.nameEn) })),
    storage: row.storage,
    allergens: row.allergens,
    maker: locale === 'ko' ? row.makerKo : row.makerEn,
    origin: locale === 'ko' ? row.originKo : row.originEn,
    importer: locale === 'ko' ? row.importerKo : row.importerEn,
    geneticallyModified: row.geneticallyModified,
    shelfLifeDays: row.shelfLifeDays,
    maxPerOrder: row.maxPerOrder,
    tile: row.tile,
    pictures: row.images.map((path) => ({ path, kind: kindOfPicture(path), alt: altOf(words, path, locale) })),
    shareImage: row.shareImage,
    rating: ratingOf(row.ratingHalves, row.reviewCount),
    nutritions: distinctNutritions(variants, locale),
    variants: variants.map((variant) => toVariant(variant, name, locale)),
  };
}

export type ProductDetail = Awaited<ReturnType<typeof getProduct>>;
export type VariantDetail = ProductDetail['variants'][number];

/** What staff wrote for whoever does not see the picture; null where the shop says it by its kind. */
function altOf(words: Awaited<ReturnType<typeof listPictureWords>>, path: string, locale: Locale): string | null {
  const known = words.find((picture) => picture.path === path);
  return (locale === 'ko' ? known?.altKo : known?.altEn) ?? null;
}

function toVariant(row: VariantRow, name: { ko: string; en: string }, locale: Locale) {
  const { id, sku, packCount, price, listPrice, currency, image, nutritionId, available } = row;
  return {
    id,
    sku,
    title: variantTitle(name, flavourOf(row), servingText(row.facts))[locale],
    flavour: flavourOf(row)?.[locale] ?? null,
    packCount,
    packUnit: pick(locale, row.packUnitKo, row.packUnitEn),
    price,
    listPrice,
    currency,
    image,
    nutritionId,
    // The page is stored: how many there are is asked for live, and only whether there are any stands in it.
    available: available > 0 ? STOCK_SHOWN_MAX : 0,
  };
}

function distinctNutritions(variants: readonly VariantRow[], locale: Locale) {
  const nutritions = new Map(variants.map((variant) => [variant.nutritionId, variant]));
  return [...nutritions].map(([id, row]) => ({
    id,
    facts: row.facts,
    serving: pick(locale, row.servingNameKo, row.servingNameEn),
    servingSize: servingText(row.facts),
    source: { code: row.sourceCode, name: row.sourceName, date: row.dataDate },
  }));
}
