import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { Allergen, Storage, Tile } from '~/modules/catalog/rules';
import type { PictureKind } from '~/modules/catalog/rules/pictures';
import type { NutritionFacts } from '~/modules/nutrition/rules';

export type ProductVariant = {
  readonly id: Id<'var'>;
  readonly sku: string;
  readonly title: string;
  readonly flavour: string | null;
  readonly packCount: number;
  readonly packUnit: string;
  readonly price: number;
  readonly listPrice: number | null;
  readonly currency: CurrencyCode;
  readonly image: string | null;
  readonly nutritionId: string;
  /** What to go by until the live answer comes: none, or as many as one may take. */
  readonly available: number;
};

export type ProductNutrition = {
  readonly id: string;
  readonly facts: NutritionFacts;
  readonly serving: string;
  readonly servingSize: string;
  readonly source: { readonly code: string; readonly name: string; readonly date: string };
};

export type ProductPicture = {
  readonly path: string;
  readonly kind: PictureKind;
  /** Null where the shop says what it shows. */
  readonly alt: string | null;
};

export type ProductData = {
  readonly id: Id<'prd'>;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly foodType: string;
  readonly ingredients: string;
  readonly brand: string;
  readonly seller: string;
  readonly category: { readonly slug: string; readonly name: string };
  readonly storage: Storage;
  readonly allergens: readonly Allergen[];
  /** Null where the seller makes it. */
  readonly maker: string | null;
  /** The country it is imported from; null where it is made here. */
  readonly origin: string | null;
  readonly importer: string | null;
  readonly geneticallyModified: boolean;
  readonly shelfLifeDays: number;
  readonly maxPerOrder: number;
  readonly tile: Tile;
  readonly pictures: readonly ProductPicture[];
  readonly rating: { readonly average: number; readonly count: number } | null;
  readonly nutritions: readonly ProductNutrition[];
  readonly variants: readonly ProductVariant[];
};

/** The nutrition a variant names. */
export function nutritionOf(product: ProductData, variant: ProductVariant): ProductNutrition {
  const found = product.nutritions.find(({ id }) => id === variant.nutritionId);
  if (!found) throw new Error(`variant ${variant.id} names a nutrition that did not come with it`);
  return found;
}

/** The variant the page opens with: the first that can be bought, else the first. */
export function firstVariant(product: ProductData): ProductVariant {
  const first = product.variants.find(({ available }) => available > 0) ?? product.variants[0];
  if (!first) throw new Error(`product ${product.id} came without a variant`);
  return first;
}

export type Picture = {
  readonly src: string;
  readonly kind: PictureKind;
  readonly flavour: string | null;
  readonly alt: string | null;
};

/** Packs of every flavour, the one the page opens with first, then whatever else the product shows, in its order. */
export function picturesOf(product: ProductData): Picture[] {
  const known = new Map(product.pictures.map((picture) => [picture.path, picture]));
  const first = firstVariant(product);
  const faces = new Map<string, string | null>();
  for (const { image, flavour } of [first, ...product.variants]) {
    const src = image ?? faceOf(product);
    if (!faces.has(src)) faces.set(src, flavour);
  }
  const rest = product.pictures.filter(({ path }, index) => index > 0 && !faces.has(path));
  return [
    ...[...faces].map(([src, flavour]) => {
      const { kind = 'pack', alt = null } = known.get(src) ?? {};
      return { src, kind, flavour, alt };
    }),
    ...rest.map(({ path, kind, alt }) => ({ src: path, kind, flavour: null, alt })),
  ];
}

/** The picture a product is known by where an option has none of its own. */
export const faceOf = (product: ProductData): string => product.pictures[0]?.path ?? '';
