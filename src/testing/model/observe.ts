import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { testDb } from '../db';
import type { Model } from './command';
import type { RealShop } from './real-shop';

const byVariant = z.record(z.string(), z.number());
const seenSchema = z.object({
  state: z.string(),
  parcel: z.string(),
  refunded: z.number(),
  canceling: z.boolean(),
  held: byVariant,
  left: byVariant,
  attempts: z.array(z.string()),
  requests: z.array(z.string()),
  refunds: z.array(z.string()),
});
const allSchema = z.array(z.object({ id: z.string(), seen: seenSchema }));
const UNDECIDED = ['CONFIRMING', 'UNKNOWN'];

const ofOrders = sql`
  SELECT o.id, json_build_object('state', o.state, 'refunded', o.refunded_total, 'canceling', o.canceling_at IS NOT NULL,
    'parcel', (SELECT min(f.state) FROM fulfilments f WHERE f.order_id = o.id),
    'held', (SELECT coalesce(json_object_agg(h.variant_id, h.quantity), '{}') FROM stock_holds h
      WHERE h.order_id = o.id AND h.state = 'ACTIVE' AND h.expires_at > now()),
    'left', (SELECT json_object_agg(l.variant_id, l.quantity - l.canceled_quantity) FROM order_lines l
      WHERE l.order_id = o.id),
    'requests', (SELECT coalesce(json_agg(c.state ORDER BY c.created_at), '[]') FROM claims c WHERE c.order_id = o.id),
    'refunds', (SELECT coalesce(json_agg(r.state || ' ' || r.amount), '[]') FROM refunds r
      WHERE r.order_id = o.id),
    'attempts', (SELECT coalesce(json_agg(p.state ORDER BY length(p.provider_order_id), p.provider_order_id), '[]')
      FROM payment_attempts p WHERE p.order_id = o.id)) AS seen
  FROM orders o`;

/** What anybody can see of the shop and of the money at the provider. */
export async function observe({ toss, variants, orders }: RealShop) {
  const rows = allSchema.parse([...(await testDb().execute(ofOrders))]);
  const stock = await testDb().execute<{ id: string; stock: number }>(
    sql`SELECT variant_id AS id, stock FROM variant_stock`,
  );
  const { entries } = await toss.ledger('');
  const moved = (number: string, type: string) =>
    entries
      .filter((entry) => entry.type === type && entry.orderId.startsWith(number))
      .reduce((sum, { amount }) => sum + amount, 0);
  return {
    stock: variants.map((variant) => stock.find(({ id }) => id === variant)?.stock),
    orders: orders.map(({ id, number }) => {
      const seen = seenSchema.parse(rows.find((row) => row.id === id)?.seen);
      return {
        ...seen,
        held: variants.map((variant) => seen.held[variant] ?? 0),
        left: variants.map((variant) => seen.left[variant] ?? 0),
        attempts: seen.attempts.map((state) => (UNDECIDED.includes(state) ? 'UNDECIDED' : state)),
        refunds: seen.refunds.toSorted(),
        charged: moved(number, 'CHARGE'),
        kept: moved(number, 'CHARGE') - moved(number, 'REFUND'),
      };
    }),
    others: rows.length - orders.length,
  };
}

/** The same of the model. */
export function expected({ shop, till, desk }: Model): Awaited<ReturnType<typeof observe>> {
  return {
    stock: shop.variants.map(({ stock }) => stock),
    orders: shop.orders.map((order, index) => {
      const lineOf = (variant: number) => order.lines.find((line) => line.variant === variant);
      return {
        state: order.state,
        parcel: order.parcel,
        refunded: order.refunded,
        canceling: order.canceling,
        held: shop.variants.map((_, variant) => (shop.holds(order) ? (lineOf(variant)?.quantity ?? 0) : 0)),
        left: shop.variants.map((_, variant) => lineOf(variant)?.left ?? 0),
        attempts: till.attempts.filter((attempt) => attempt.order === index).map(({ state }) => state),
        requests: desk.requests.filter((request) => request.order === index).map(({ state }) => state),
        refunds: till.refundsOf(index).toSorted(),
        ...till.paidFor(index),
      };
    }),
    others: 0,
  };
}
