import { existsSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/postgres-js';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import type { Db } from '~/server/db';
import { SHOP_IDS, shopPreset } from '~/shops/registry';
import { addDemoAccounts } from './seed/accounts';
import { addHistory } from './seed/history';
import { dropStoredPages, pagesOf } from './seed/pages';
import { readShelf } from './seed/shelf';
import { addFirstPrices } from './seed/prices';
import { addFirstStock } from './seed/stock';
import { writeProducts } from './seed/products';
import { writeShelves } from './seed/shelves';
import { addFirstSynonyms } from './seed/synonyms';

/**
 * Loads a shop's catalogue: one transaction, the same result however often it runs. Words, pictures and numbers follow the
 * files until staff change them; prices, what is on sale and stock belong to the shop once they are written, so a second run leaves
 * them as they are. The demo has a past: buyers, orders that arrived, reviews and questions.
 */
export async function seed(db: Db, shopId: string, appEnv: string): Promise<string> {
  const shop = shopPreset(shopId);
  const shelf = readShelf(shopId);
  await db.transaction(async (tx) => {
    const places = await writeShelves(tx, shop, shelf);
    const skus = await writeProducts(tx, shop, shelf, places);
    await addFirstPrices(tx, shelf, skus);
    await addFirstStock(tx, shelf, skus);
    await addFirstSynonyms(tx, shelf);
    if (appEnv !== 'production') await addDemoAccounts(tx, shop);
    if (appEnv === 'demo') await addHistory(tx, shop, shelf);
    await pagesOf(tx, shelf);
  });
  const variants = shelf.catalog.products.reduce((sum, product) => sum + product.variants.length, 0);
  return `${shelf.catalog.products.length} products, ${variants} variants`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { shop: { type: 'string' } } });
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATABASE_URL: url, APP_ENV: appEnv = 'development', SHOP, SITE_URL, CRON_SECRET } = process.env;
  if (!url) throw new Error('Set DATABASE_URL to the database to fill.');
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    const since = performance.now();
    const what = await seed(drizzle(sql), values.shop ?? SHOP ?? SHOP_IDS[0] ?? '', appEnv);
    console.log(`${what} in ${((performance.now() - since) / 1000).toFixed(1)} s`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  if (SITE_URL && CRON_SECRET) await dropStoredPages(SITE_URL, CRON_SECRET);
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
