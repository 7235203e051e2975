import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  catalogSchema,
  foodsSchema,
  historySchema,
  synonymsSchema,
  type Catalog,
  type Food,
  type History,
} from '../../drizzle/seed/schema';

export type Shelf = {
  readonly catalog: Catalog;
  readonly foods: ReadonlyMap<string, Food>;
  readonly history: History;
  readonly synonyms: readonly (readonly [string, string])[];
};

/** The files of one shop, checked against their schema and against each other's names. */
export function readShelf(shopId: string): Shelf {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../drizzle/seed', shopId, name), 'utf8'));
  const catalog = catalogSchema.parse(read('catalog.json'));
  const foods = foodsSchema.parse(read('foods.json'));
  const synonyms = synonymsSchema.parse(read('synonyms.json'));
  const history = historySchema.parse(read('history.json'));
  return { catalog, history, foods: new Map(foods.map((food) => [food.id, food])), synonyms };
}

/** The file name of a flavour's own pack: its English name in kebab-case. */
export function flavourKey(flavourEn: string): string {
  return flavourEn
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The entry of that name. @throws Error that names what is missing and who asked. */
export function entry<T>(map: ReadonlyMap<string, T>, name: string, asker: string): T {
  const found = map.get(name);
  if (found === undefined) throw new Error(`${asker}: there is no "${name}".`);
  return found;
}
