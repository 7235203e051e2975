import 'server-only';
import { and, asc, eq, exists, gt, inArray, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, newOrderNumber, type Id } from '~/lib/ids';
import { seoulDay } from '~/lib/time';
import { holdStock, lockStock, releaseHolds, summed, type StockLine } from '~/modules/inventory/service/stock';
import { inTx, type Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sha256 } from '~/server/secret';
import type { PlaceOrderInput } from '../input';
import { fulfilments, orderLines, orders } from '../tables';
import { buyerId, buyerOf, lockBuyer, ownedBy, type Buyer } from './buyer';
import { orderable, quote, totalsOf, type QuotedLine } from './quote';
import { ledgerActor, recordEvent, type Actor } from './record-event';

export type PlacedOrder = {
  readonly id: Id<'ord'>;
  readonly number: string;
  readonly total: number;
  readonly expiresAt: Date;
};

const PLACED = { id: orders.id, number: orders.number, total: orders.total, expiresAt: orders.expiresAt };

/**
 * Creates the order and reserves its stock in one transaction: order, lines, price snapshots and holds exist together or not
 * at all. Idempotent per buyer and key: the same request gives the same order. The buyer's own earlier unpaid order of the
 * same products gives way in the same transaction, so nobody is blocked by their own hold.
 * @throws AppError OUT_OF_STOCK | NOT_FOR_SALE | QUANTITY_LIMIT | TOTAL_CHANGED | TOO_MANY_OPEN_ORDERS | IDEMPOTENCY_MISMATCH
 */
export async function placeOrder(ctx: Ctx, input: PlaceOrderInput): Promise<PlacedOrder> {
  const buyer = buyerOf(ctx);
  const { idempotencyKey, ...request } = input;
  const requestHash = sha256(JSON.stringify(request));
  return inTx(ctx, async (tx) => {
    await lockBuyer(tx, buyer);
    const known = await findByKey(tx, buyer, idempotencyKey);
    if (known) {
      const { requestHash: before, ...placed } = known;
      if (before !== requestHash) throw new AppError('IDEMPOTENCY_MISMATCH');
      return placed;
    }
    const stockLines = summed(input.lines);
    const lines = orderable(stockLines, await quote(tx, stockLines));
    const sum = totalsOf(tx, lines);
    if (sum.total !== input.expectedTotal) throw new AppError('TOTAL_CHANGED', { total: sum.total });

    await giveWay(tx, buyer, stockLines);
    await refuseHoarding(tx, buyer);

    const id = newId('ord');
    const minutes = env().HOLD_MINUTES;
    const { name, phone, ...address } = input.recipient;
    const [order] = await tx.db
      .insert(orders)
      .values({
        id,
        number: newOrderNumber(seoulDay(tx.now)),
        ...buyer,
        idempotencyKey,
        requestHash,
        currency: tx.shop.currency,
        itemsTotal: sum.itemsTotal,
        discountTotal: sum.discountTotal,
        shippingTotal: sum.shippingTotal,
        total: sum.total,
        recipientName: name,
        recipientPhone: phone,
        ...address,
        consents: { kinds: input.consents, version: tx.shop.consentVersions.order, at: tx.now.toISOString() },
        locale: tx.locale,
        expiresAt: sql`now() + make_interval(mins => ${minutes})`,
      })
      .returning(PLACED);
    if (!order) throw new AppError('INTERNAL');
    await insertLines(tx, id, lines);
    const actor: Actor = { kind: 'SHOPPER', id: buyerId(buyer) };
    await holdStock(tx, { orderId: id, holder: buyerId(buyer) }, stockLines, minutes, {
      actor: ledgerActor(actor),
      cause: 'order placed',
    });
    await recordEvent(tx, id, 'PLACED', actor, {
      units: stockLines.reduce((units, line) => units + line.quantity, 0),
      minutes,
    });
    return order;
  });
}

type KnownOrder = PlacedOrder & { readonly requestHash: string };

async function findByKey(ctx: Ctx, buyer: Buyer, key: string): Promise<KnownOrder | undefined> {
  const rows = await ctx.db
    .select({ ...PLACED, requestHash: orders.requestHash })
    .from(orders)
    .where(and(ownedBy(buyer), eq(orders.idempotencyKey, key)));
  return rows[0];
}

/**
 * Cancels the buyer's earlier unpaid orders that hold any of these products, so that nobody is blocked by their own hold. One
 * that is being paid for is left alone. The counters of all of them are locked first, in the shop's order.
 */
async function giveWay(ctx: Ctx, buyer: Buyer, lines: readonly StockLine[]): Promise<void> {
  const wanted = lines.map((line) => line.variantId);
  const overlapping = ctx.db
    .select({ id: orderLines.orderId })
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orders.id), inArray(orderLines.variantId, wanted)));
  const earlier = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(ownedBy(buyer), eq(orders.state, 'PENDING'), exists(overlapping)))
    .orderBy(asc(orders.id))
    .for('update');
  if (earlier.length === 0) return;
  const ids = earlier.map((order) => order.id);
  const theirs = await ctx.db
    .select({ variantId: orderLines.variantId })
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids));
  await lockStock(ctx, [...wanted, ...theirs.map((line) => line.variantId)]);
  await ctx.db
    .update(orders)
    .set({ state: 'CANCELED', endedAt: sql`now()` })
    .where(and(inArray(orders.id, ids), eq(orders.state, 'PENDING')));
  const actor: Actor = { kind: 'SHOPPER', id: buyerId(buyer) };
  for (const id of ids) {
    await releaseHolds(ctx, id, { actor: ledgerActor(actor), cause: 'ordered again' });
    await recordEvent(ctx, id, 'SUPERSEDED', actor);
  }
}

/**
 * A buyer has at most so many orders that are unpaid or being paid, and rests after letting too many end unpaid within an hour.
 * @throws AppError TOO_MANY_OPEN_ORDERS | RATE_LIMITED
 */
async function refuseHoarding(ctx: Ctx, buyer: Buyer): Promise<void> {
  const { maxOpenOrders, maxUnpaidAnHour } = ctx.shop.order;
  const [counted] = await ctx.db
    .select({
      open: sql<number>`count(*) FILTER (WHERE ${orders.state} = 'CONFIRMING' OR (${orders.state} = 'PENDING' AND ${orders.expiresAt} > now()))::int`,
      unpaid: sql<number>`count(*) FILTER (WHERE ${orders.state} IN ('EXPIRED', 'CANCELED'))::int`,
    })
    .from(orders)
    .where(and(ownedBy(buyer), gt(orders.createdAt, sql`now() - interval '1 hour'`)));
  if ((counted?.open ?? 0) >= maxOpenOrders) throw new AppError('TOO_MANY_OPEN_ORDERS', { max: maxOpenOrders });
  if ((counted?.unpaid ?? 0) >= maxUnpaidAnHour) throw new AppError('RATE_LIMITED', { minutes: 60 });
}

async function insertLines(ctx: Ctx, orderId: Id<'ord'>, lines: readonly QuotedLine[]): Promise<void> {
  await ctx.db.insert(orderLines).values(
    lines.map(({ variant, quantity, option }, position) => ({
      id: newId('lin'),
      orderId,
      variantId: variant.variantId,
      productId: variant.productId,
      sellerId: variant.sellerId,
      position,
      productSlug: variant.slug,
      nameKo: variant.nameKo,
      nameEn: variant.nameEn,
      optionKo: option.ko,
      optionEn: option.en,
      image: variant.image,
      quantity,
      unitPrice: variant.price,
      unitListPrice: variant.listPrice ?? variant.price,
    })),
  );
  const sellerIds = [...new Set(lines.map((line) => line.variant.sellerId))];
  await ctx.db.insert(fulfilments).values(sellerIds.map((sellerId) => ({ id: newId('ful'), orderId, sellerId })));
}
