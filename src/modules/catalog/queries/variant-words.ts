import 'server-only';
import { sql } from 'drizzle-orm';
import { products, variants } from '../tables';

/** What a variant's option is written from, in both languages (`optionText`). */
export const variantWords = {
  flavourKo: variants.flavourKo,
  flavourEn: variants.flavourEn,
  packCount: variants.packCount,
  packUnitKo: variants.packUnitKo,
  packUnitEn: variants.packUnitEn,
};

/** A variant's own picture, else the first of its product. */
export const variantImage = sql<string>`coalesce(${variants.image}, ${products.images}[1])`;
