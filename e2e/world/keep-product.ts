import { randomUUID } from 'node:crypto';
import type { Database } from './database';

/** What staff may change of a product. */
const WORDS = [
  ...[
    'name_ko',
    'name_en',
    'summary_ko',
    'summary_en',
    'description_ko',
    'description_en',
    'food_type_ko',
    'food_type_en',
  ],
  ...[
    'ingredients_ko',
    'ingredients_en',
    'maker_ko',
    'maker_en',
    'origin_ko',
    'origin_en',
    'importer_ko',
    'importer_en',
  ],
  ...['genetically_modified', 'allergens', 'storage', 'shelf_life_days', 'images', 'share_image'],
];

/** Remembers a product as it is; what is returned makes it so again, pictures and stored pages too. */
export async function keepProduct(db: Database, productId: string): Promise<() => Promise<void>> {
  const [row] = await db<Record<string, never>[]>`SELECT slug, ${db(WORDS)} FROM products WHERE id = ${productId}`;
  if (!row) throw new Error(`no product ${productId}`);
  const { slug, ...words } = row;
  const payload = { topic: 'page-tags', tags: [`product:${String(slug)}`, 'catalog'] };
  return async () => {
    await db`UPDATE products SET ${db(words, Object.keys(words))} WHERE id = ${productId}`;
    await db`DELETE FROM product_pictures WHERE product_id = ${productId}`;
    await db`INSERT INTO outbox (topic, dedupe_key, payload) VALUES ('page-tags', ${randomUUID()}, ${db.json(payload)})`;
  };
}
