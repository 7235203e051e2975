import 'server-only';
import { sql } from 'drizzle-orm';
import { groupBy } from '~/lib/group-by';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import type { PaymentState } from '../rules';
import { orderLines, orderOrigins, orders } from '../tables';

/** What a guest shows besides a cookie: the telephone they gave and, as a keyed hash, the address they came from. */
export type GuestSight = { readonly phone: string; readonly origin: string };
export type Asking = {
  readonly userId: Id<'usr'> | null;
  readonly guestId: Id<'gst'> | null;
  readonly sight: GuestSight | null;
  readonly key: string;
};
export type BuyerOrder = {
  /** Who asks. */
  readonly buyer: string;
  /** Theirs by cookie or account, not merely by a guest's telephone and address. */
  readonly own: boolean;
  readonly id: Id<'ord'>;
  readonly number: string;
  readonly total: number;
  readonly state: PaymentState;
  readonly key: string;
  readonly request_hash: string;
  readonly expires_at: string;
  readonly alive: boolean;
  readonly this_hour: boolean;
  /** Of an order that is open; else 0. */
  readonly units: number;
};

/**
 * What these buyers ordered in the last three days, guests also under another cookie with the same telephone at the same address,
 * and whatever bears the key they now send. One statement.
 */
export function ordersOf(db: Db, asking: readonly Asking[]): Promise<BuyerOrder[]> {
  return db.execute<BuyerOrder>(sql`
    WITH b AS (SELECT * FROM unnest(
      ${sql.param(asking.map(({ userId }) => userId))}::text[], ${sql.param(asking.map(({ guestId }) => guestId))}::text[],
      ${sql.param(asking.map(({ sight }) => sight?.phone ?? null))}::text[],
      ${sql.param(asking.map(({ sight }) => sight?.origin ?? null))}::text[],
      ${sql.param(asking.map(({ key }) => key))}::text[]) AS b(user_id, guest_id, phone, origin, key))
    SELECT DISTINCT coalesce(b.user_id, b.guest_id) AS buyer,
      coalesce(o.user_id, o.guest_id) = coalesce(b.user_id, b.guest_id) AS own, o.id, o.number, o.total, o.state, o.idempotency_key AS key,
      o.request_hash, o.expires_at::text, o.expires_at > now() AS alive, o.created_at > now() - interval '1 hour' AS this_hour,
      CASE WHEN o.state IN ('PENDING', 'CONFIRMING', 'AWAITING_DEPOSIT')
        THEN (SELECT sum(quantity)::int FROM ${orderLines} WHERE order_id = o.id) ELSE 0 END AS units
    FROM b, LATERAL (
      SELECT * FROM ${orders} WHERE user_id = b.user_id AND idempotency_key = b.key
      UNION ALL SELECT * FROM ${orders} WHERE guest_id = b.guest_id AND idempotency_key = b.key
      UNION ALL SELECT * FROM ${orders} WHERE user_id = b.user_id AND created_at > now() - interval '3 days'
      UNION ALL SELECT * FROM ${orders} WHERE guest_id = b.guest_id AND created_at > now() - interval '3 days'
      UNION ALL SELECT * FROM ${orders} WHERE contact_phone = b.phone AND created_at > now() - interval '3 days'
        AND id IN (SELECT order_id FROM ${orderOrigins} WHERE origin = b.origin)) o`);
}

/** An order that guests at one address have open, or are about to. */
export type OpenThere = { readonly id: Id<'ord'> | null; readonly units: number; readonly expiresAt: Date };

/** What guests have open at each of these places, whoever has the orders now. */
export async function openAt(db: Db, origins: readonly string[]): Promise<Map<string, OpenThere[]>> {
  if (origins.length === 0) return new Map();
  const rows = await db.execute<{ origin: string; id: Id<'ord'>; units: number; expires_at: string }>(sql`
    SELECT f.origin, o.id, o.expires_at::text, (SELECT sum(quantity)::int FROM ${orderLines} WHERE order_id = o.id) AS units
    FROM ${orderOrigins} f JOIN ${orders} o ON o.id = f.order_id
    WHERE f.origin = ANY(${sql.param([...new Set(origins)])}::text[])
      AND (o.state IN ('CONFIRMING', 'AWAITING_DEPOSIT') OR (o.state = 'PENDING' AND o.expires_at > now()))`);
  const open = rows.map(({ expires_at, ...row }) => ({ ...row, expiresAt: new Date(expires_at) }));
  return groupBy(open, ({ origin }) => origin);
}

/** Locks those of these orders that are still unpaid and that nobody is at, ascending. */
export async function lockPending(db: Db, ids: readonly Id<'ord'>[]): Promise<Set<Id<'ord'>>> {
  const rows = await db.execute<{ id: Id<'ord'> }>(sql`
    SELECT id FROM ${orders} WHERE id = ANY(${sql.param([...ids])}::text[]) AND state = 'PENDING'
    ORDER BY id FOR UPDATE SKIP LOCKED`);
  return new Set(rows.map((row) => row.id));
}

/** The variants on these orders' lines. */
export async function variantsOn(db: Db, ids: readonly Id<'ord'>[]): Promise<Map<Id<'ord'>, Id<'var'>[]>> {
  const rows = await db.execute<{ order_id: Id<'ord'>; variant_ids: Id<'var'>[] }>(sql`
    SELECT order_id, array_agg(variant_id) AS variant_ids FROM ${orderLines}
    WHERE order_id = ANY(${sql.param([...ids])}::text[]) GROUP BY order_id`);
  return new Map(rows.map((row) => [row.order_id, row.variant_ids]));
}
