import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  catalogSchema,
  foodsSchema,
  type Catalog,
  type CatalogNutrition,
  type CatalogProduct,
  type CatalogVariant,
  type Food,
} from '../../drizzle/seed/schema';

const SEED = join(import.meta.dirname, '../../drizzle/seed/energy-factory');

export type Shelf = { catalog: Catalog; food: (id: string, product: string) => Food };

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(SEED, name), 'utf8'));
}

const slugsOnly = z.object({ products: z.array(z.object({ slug: z.string() })) });

/** Throws an error that names the products in which the catalogue breaks its schema. */
export function parseCatalogue(json: unknown): Catalog {
  const parsed = catalogSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const named = slugsOnly.safeParse(json);
  const lines = parsed.error.issues.map(({ path, message }) => {
    const product = path[0] === 'products' && typeof path[1] === 'number' ? named.data?.products[path[1]] : undefined;
    return product
      ? `Product ${product.slug}, ${path.slice(2).join('.')}: ${message}`
      : `${path.join('.')}: ${message}`;
  });
  throw new Error(lines.join('\n'));
}

export function readCatalogue(): Catalog {
  return parseCatalogue(readJson('catalog.json'));
}

export function readShelf(): Shelf {
  const foods = new Map(foodsSchema.parse(readJson('foods.json')).map((food) => [food.id, food]));
  const food = (id: string, product: string) => {
    const found = foods.get(id);
    if (!found) throw new Error(`Product ${product}: foods.json has no row ${id}.`);
    return found;
  };
  return { catalog: readCatalogue(), food };
}

/** The file name of a flavour's own pack: its English name in kebab-case. */
export function flavourKey(flavourEn: string): string {
  return flavourEn
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

export type OwnFlavour = { key: string; pack: NonNullable<CatalogVariant['pack']>; nutrition: CatalogNutrition };

/** The flavours of a product that have a pack of their own, each once however many sizes it comes in. */
export function ownFlavours(product: CatalogProduct): OwnFlavour[] {
  const flavours = new Map<string, OwnFlavour>();
  for (const variant of product.variants) {
    if (!variant.pack || !variant.flavourEn) continue;
    const key = flavourKey(variant.flavourEn);
    const flavour = { key, pack: variant.pack, nutrition: variant.nutrition ?? product.nutrition };
    const known = flavours.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(flavour))
      throw new Error(
        `Product ${product.slug}: the sizes of flavour "${variant.flavourEn}" differ in pack or nutrition.`,
      );
    flavours.set(key, flavour);
  }
  return [...flavours.values()];
}
