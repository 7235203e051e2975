import type postgres from 'postgres';

/** What differs between a copy of a product and its original; every other column is the original's. */
const OF_COPY: Readonly<Record<'products' | 'variants', Readonly<Record<string, string>>>> = {
  products: {
    id: `'prd_' || substr(md5('copy' || o.id || i), 1, 20)`,
    slug: `o.slug || '-' || i`,
    name_ko: `o.name_ko || ' ' || i || '호'`,
    name_en: `o.name_en || ' no. ' || i`,
    popularity: `(('x' || substr(md5(o.id || i), 1, 6))::bit(24)::int % 1000)`,
  },
  variants: {
    id: `'var_' || substr(md5('copy' || o.id || i), 1, 20)`,
    product_id: `'prd_' || substr(md5('copy' || o.product_id || i), 1, 20)`,
    sku: `o.sku || '-' || i`,
  },
};

/** Copies of every product of before, numbered from `from` to `to`: real names, so each word is as frequent as in the shop. */
async function copy(sql: postgres.Sql, table: 'products' | 'variants', from: number, to: number): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${table} AND is_generated = 'NEVER' AND is_identity = 'NO' ORDER BY ordinal_position`;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ name }) => OF_COPY[table][name] ?? `o."${name}"`).join(', ');
  await sql.unsafe(
    `INSERT INTO ${table} (${names}) SELECT ${values} FROM originals_${table} o, generate_series(${from}, ${to}) i`,
  );
}

/** Keeps what the copies are made of. @returns how many products there are */
export async function rememberOriginals(sql: postgres.Sql): Promise<number> {
  await sql.unsafe(`CREATE TABLE originals_products AS SELECT * FROM products WHERE status = 'ACTIVE'`);
  await sql.unsafe(
    `CREATE TABLE originals_variants AS SELECT * FROM variants WHERE product_id IN (SELECT id FROM originals_products)`,
  );
  const [row] = await sql<{ count: number }[]>`SELECT count(*)::int AS count FROM originals_products`;
  return row?.count ?? 0;
}

const COPIES_AT_ONCE = 200;

/** Grows the catalogue to so many products, ranks them as the shop's job does, and analyses; indexes of words are made anew. */
export async function growTo(sql: postgres.Sql, size: number): Promise<number> {
  const count = async () =>
    (await sql<{ count: number }[]>`SELECT count(*)::int AS count FROM products`)[0]?.count ?? 0;
  const [originals, before] = [
    (await sql<{ n: number }[]>`SELECT count(*)::int AS n FROM originals_products`)[0]?.n ?? 1,
    await count(),
  ];
  const first = Math.round(before / originals);
  const last = Math.max(first, Math.round(size / originals) - 1);
  const indexes = await sql<{ name: string; made: string }[]>`
    SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE indexname LIKE 'search_documents_tier_%'`;
  for (const { name } of indexes) await sql.unsafe(`DROP INDEX ${name}`);
  for (let from = first; from <= last; from += COPIES_AT_ONCE) {
    const to = Math.min(last, from + COPIES_AT_ONCE - 1);
    await copy(sql, 'products', from, to);
    await copy(sql, 'variants', from, to);
  }
  await sql`INSERT INTO variant_stock (variant_id, stock) SELECT id, 50 FROM variants ON CONFLICT (variant_id) DO NOTHING`;
  await sql`SELECT search_rank()`;
  await sql.unsafe(`SET maintenance_work_mem = '512MB'`);
  for (const { made } of indexes) await sql.unsafe(made);
  await sql`VACUUM (ANALYZE)`;
  return count();
}
