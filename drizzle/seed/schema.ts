import { z } from 'zod';
import { allergenCodes } from './allergen-words';

export const palettes = [
  'moss',
  'cocoa',
  'butter',
  'plum',
  'oat',
  'clay',
  'rose',
  'lime',
  'tangerine',
  'tomato',
  'wheat',
  'sky',
] as const;
export const vessels = ['sachet', 'pouch', 'pillow', 'bar', 'tray', 'bottle', 'can', 'cup', 'tub', 'jar'] as const;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const foodId = z.string().regex(/^f\d{4}$/);
const text = z.string().trim().min(1);
const amount = z.number().nonnegative();
const won = z.int().positive();

export const nutritionSchema = z.strictObject({
  food: foodId,
  servingSize: z.number().positive(),
  servingUnit: z.enum(['g', 'ml']),
  servingNameKo: text,
  servingNameEn: text,
});

const packSchema = z.strictObject({
  vessel: z.enum(vessels),
  palette: z.enum(palettes),
  line1: text,
  line2: text,
  emoji: z.array(text).min(2).max(3),
});

const variantSchema = z.strictObject({
  sku: z.string().regex(/^EF(-[A-Z0-9]+)+$/),
  flavourKo: text.nullable(),
  flavourEn: text.nullable(),
  packCount: z.int().positive(),
  packUnitKo: text,
  packUnitEn: text,
  price: won,
  listPrice: won.nullable(),
  stock: z.int().nonnegative(),
  nutrition: nutritionSchema.nullable(),
  pack: packSchema.pick({ palette: true, line2: true, emoji: true }).nullable(),
});

const productSchema = z.strictObject({
  slug,
  brand: slug,
  category: slug,
  tags: z.array(slug),
  nameKo: text,
  nameEn: text,
  summaryKo: text,
  summaryEn: text,
  descriptionKo: text,
  descriptionEn: text,
  storage: z.enum(['ROOM', 'CHILLED', 'FROZEN']),
  foodTypeKo: text,
  foodTypeEn: text,
  ingredientsKo: text,
  ingredientsEn: text,
  allergens: z.array(z.enum(allergenCodes)),
  shelfLifeDays: z.int().positive(),
  maxPerOrder: z.int().positive(),
  publishedAt: z.iso.date(),
  popularity: z.int().min(0).max(1000),
  pack: packSchema,
  nutrition: nutritionSchema,
  variants: z.array(variantSchema).min(1),
});

const named = { slug, nameKo: text, nameEn: text };

export const catalogSchema = z.strictObject({
  /** Each brand has one maker, with where it makes what it sells. */
  brands: z.array(z.strictObject({ ...named, makerKo: text, makerEn: text })),
  categories: z.array(z.strictObject({ ...named, position: z.int().positive() })),
  tags: z.array(z.strictObject(named)),
  products: z.array(productSchema),
});

/** Per 100 g or 100 ml, exactly as published; `fiberG` is null where the source does not state it. */
const foodSchema = z.strictObject({
  id: foodId,
  source: z.enum(['MFDS_PROCESSED', 'MFDS_DISH']),
  sourceCode: text,
  sourceName: text,
  basis: z.enum(['100g', '100ml']),
  energyKcal: amount,
  proteinG: amount,
  fatG: amount,
  saturatedFatG: amount,
  transFatG: amount,
  carbohydrateG: amount,
  sugarsG: amount,
  fiberG: amount.nullable(),
  sodiumMg: amount,
  cholesterolMg: amount,
  method: text,
  dataDate: z.iso.date(),
});

export const foodsSchema = z.array(foodSchema);

const daysAgo = z.int().min(3).max(330);

/** What happened in the demo before today: who bought what, what they say of it, and what was asked. */
export const historySchema = z.strictObject({
  buyers: z.array(z.strictObject({ key: slug, name: text, locale: z.enum(['ko', 'en']) })),
  reviews: z.array(
    z.strictObject({
      product: slug,
      buyer: slug,
      /** Of the review; what it is about was ordered four days before. */
      daysAgo,
      ratingHalves: z.int().min(1).max(10),
      text,
      answer: text.optional(),
      /** How many of the other buyers found it helpful. */
      helpful: z.int().nonnegative().optional(),
      /** What else was in the same order. */
      with: z.array(slug).optional(),
    }),
  ),
  questions: z.array(
    z.strictObject({
      product: slug,
      buyer: slug,
      daysAgo,
      text,
      secret: z.boolean().optional(),
      answer: text.optional(),
    }),
  ),
});

/** Pairs of words that mean the same. */
export const synonymsSchema = z.array(z.tuple([text, text]));

export type Catalog = z.infer<typeof catalogSchema>;
export type CatalogProduct = z.infer<typeof productSchema>;
export type CatalogVariant = z.infer<typeof variantSchema>;
export type CatalogNutrition = z.infer<typeof nutritionSchema>;
export type CatalogPack = z.infer<typeof packSchema>;
export type History = z.infer<typeof historySchema>;
export type Food = z.infer<typeof foodSchema>;
