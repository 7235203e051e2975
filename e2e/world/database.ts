import postgres from 'postgres';
import { environment } from './environment';

export type Database = ReturnType<typeof openDatabase>;

export function openDatabase() {
  return postgres(environment.database(), { max: 3, onnotice: () => undefined });
}

export type Goods = {
  readonly productId: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly variantId: string;
  readonly price: number;
  /** «6개»: the words of the option on the page. */
  readonly option: string;
  readonly optionEn: string;
};

type Wanted = {
  stock?: number;
  /** Take the n-th best known product, as shown on the start page; else any that no list shows first. */
  rank?: number;
};

/** Products on the start page are left to the tests that are about it. */
const SHOWN_FIRST = 30;

/**
 * A product no other test is using, the one unused for longest, without reviews and questions: its first option with this stock, put there as a correction
 * in the ledger.
 */
export async function takeGoods(sql: Database, { stock = 40, rank }: Wanted = {}): Promise<Goods> {
  const goods = await sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(20260729)`;
    await tx`CREATE SCHEMA IF NOT EXISTS e2e`;
    await tx`CREATE TABLE IF NOT EXISTS e2e.taken (product_id text PRIMARY KEY, at timestamptz NOT NULL)`;
    const rows = await tx<Goods[]>`
      WITH ranked AS (SELECT *, rank() OVER (ORDER BY popularity DESC, id) AS rank FROM products WHERE status = 'ACTIVE')
      SELECT p.id AS "productId", p.slug, p.name_ko AS name, p.name_en AS "nameEn", v.id AS "variantId", v.price,
        v.pack_count || v.pack_unit_ko AS option, v.pack_count || ' ' || v.pack_unit_en AS "optionEn"
      FROM ranked p
      JOIN variants v ON v.product_id = p.id AND v.active AND v.position = 0 AND v.flavour_ko IS NULL
      JOIN variant_stock s ON s.variant_id = v.id AND s.reserved_stock = 0
      LEFT JOIN e2e.taken t ON t.product_id = p.id
      WHERE ${rank === undefined ? tx`p.rank > ${SHOWN_FIRST}` : tx`p.rank >= ${rank}`}
      ORDER BY ${rank === undefined ? tx`t.at NULLS FIRST,` : tx``} p.rank LIMIT 1`;
    const [found] = rows;
    if (!found) throw new Error('There is no product left to test with.');
    await tx`INSERT INTO e2e.taken VALUES (${found.productId}, clock_timestamp())
      ON CONFLICT (product_id) DO UPDATE SET at = excluded.at`;
    await forgetWords(tx, found.productId);
    return found;
  });
  await setStock(sql, goods.variantId, stock);
  return goods;
}

/** What tests before said about a product: there are fewer products than tests, and each finds its own as if it were new. */
async function forgetWords(tx: postgres.TransactionSql, productId: string): Promise<void> {
  await tx`UPDATE review_photos SET review_id = NULL
    WHERE review_id IN (SELECT id FROM reviews WHERE product_id = ${productId})`;
  await tx`DELETE FROM reviews WHERE product_id = ${productId}`;
  await tx`DELETE FROM questions WHERE product_id = ${productId}`;
}

/** Corrects the stock to `wanted` as the shop does: a line in the ledger and the counter together. */
export async function setStock(sql: Database, variantId: string, wanted: number): Promise<void> {
  await sql.begin(async (tx) => {
    const [row] = await tx<{ stock: number }[]>`
      SELECT stock FROM variant_stock WHERE variant_id = ${variantId} FOR UPDATE`;
    const delta = wanted - (row?.stock ?? 0);
    await tx`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, actor, cause)
      VALUES (${variantId}, 'ADJUST', ${delta}, 0, 'system', 'COUNTED')`;
    await tx`UPDATE variant_stock SET stock = ${wanted} WHERE variant_id = ${variantId}`;
  });
}

/** An order loses the units it holds, and nobody has any more of them: what must not happen, with a ledger that says so. */
export async function loseUnits(sql: Database, orderId: string, variantId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause)
      SELECT variant_id, 'RELEASE', 0, -quantity, id, order_id, 'system', 'lost' FROM stock_holds WHERE order_id = ${orderId}`;
    await tx`UPDATE variant_stock s SET reserved_stock = reserved_stock - h.quantity
      FROM stock_holds h WHERE h.order_id = ${orderId} AND h.variant_id = s.variant_id`;
    await tx`UPDATE stock_holds SET state = 'RELEASED', ended_at = now() WHERE order_id = ${orderId}`;
  });
  await setStock(sql, variantId, 0);
}

export type Counters = { readonly stock: number; readonly reserved: number };

/** Both counters of an option, after making sure that they are what the ledger adds up to. */
export async function countersOf(sql: Database, variantId: string): Promise<Counters> {
  const [row] = await sql<(Counters & { ledgerStock: number; ledgerReserved: number })[]>`
    SELECT s.stock, s.reserved_stock AS reserved, sum(m.stock_delta)::int AS "ledgerStock",
      sum(m.reserved_delta)::int AS "ledgerReserved"
    FROM variant_stock s JOIN stock_movements m USING (variant_id)
    WHERE s.variant_id = ${variantId} GROUP BY 1, 2`;
  if (!row) throw new Error(`no stock of ${variantId}`);
  const { stock, reserved } = row;
  if (stock !== row.ledgerStock || reserved !== row.ledgerReserved) throw new Error('counters and ledger differ');
  return { stock, reserved };
}

export type OrderRow = { readonly id: string; readonly number: string; readonly state: string; readonly total: number };

/** The newest order of this e-mail address. */
export async function lastOrderOf(sql: Database, email: string): Promise<OrderRow> {
  const [row] = await sql<OrderRow[]>`
    SELECT o.id, o.number, o.state, o.total FROM orders o JOIN users u ON u.id = o.user_id
    WHERE lower(u.email) = ${email.toLowerCase()} ORDER BY o.created_at DESC, o.id DESC LIMIT 1`;
  if (!row) throw new Error(`no order of ${email}`);
  return row;
}

/** The newest order somebody without an account placed with this e-mail address. */
export async function guestOrderOf(sql: Database, email: string): Promise<OrderRow> {
  const [row] = await sql<OrderRow[]>`
    SELECT id, number, state, total FROM orders WHERE contact_email = ${email} AND guest_id IS NOT NULL
    ORDER BY created_at DESC LIMIT 1`;
  if (!row) throw new Error(`no order of ${email}`);
  return row;
}

/** Sets the due time of a deposit account back, and lets the shop look at once. */
export async function letDepositRunOut(sql: Database, orderId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`UPDATE orders SET expires_at = now() - interval '10 minutes' WHERE id = ${orderId}`;
    await tx`UPDATE payment_attempts SET account_due_at = now() - interval '10 minutes',
      next_check_at = now() - interval '1 second' WHERE order_id = ${orderId}`;
  });
}

/** Sets an unpaid order's time back, as if it had been left alone. */
export async function letHoldRunOut(sql: Database, orderId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ${orderId}`;
    await tx`UPDATE stock_holds SET expires_at = now() - interval '1 second'
      WHERE order_id = ${orderId} AND state = 'ACTIVE'`;
  });
}
