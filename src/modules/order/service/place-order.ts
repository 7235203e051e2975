import 'server-only';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, newOrderNumber, type Id } from '~/lib/ids';
import { seoulDay } from '~/lib/time';
import { holdStock, releaseHolds, summed } from '~/modules/inventory/service';
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
      if (known.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_MISMATCH');
      return known;
    }
    const stockLines = summed(input.lines);
    const lines = orderable(stockLines, await quote(tx, stockLines));
    const sum = totalsOf(tx, lines);
    if (sum.total !== input.expectedTotal) throw new AppError('TOTAL_CHANGED', { total: sum.total });

    const linesHash = sha256(stockLines.map((line) => line.variantId).join());
    await giveWay(tx, buyer, linesHash);
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
        linesHash,
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
      .returning({ id: orders.id, number: orders.number, total: orders.total, expiresAt: orders.expiresAt });
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

async function findByKey(ctx: Ctx, buyer: Buyer, key: string) {
  const rows = await ctx.db
    .select({
      id: orders.id,
      number: orders.number,
      total: orders.total,
      expiresAt: orders.expiresAt,
      requestHash: orders.requestHash,
    })
    .from(orders)
    .where(and(ownedBy(buyer), eq(orders.idempotencyKey, key)));
  return rows[0];
}

/** Cancels the buyer's earlier unpaid order of the same products; one that is being confirmed is left alone. */
async function giveWay(ctx: Ctx, buyer: Buyer, linesHash: string): Promise<void> {
  const earlier = await ctx.db
    .update(orders)
    .set({ state: 'CANCELED', endedAt: sql`now()` })
    .where(and(ownedBy(buyer), eq(orders.linesHash, linesHash), eq(orders.state, 'PENDING')))
    .returning({ id: orders.id });
  const actor: Actor = { kind: 'SHOPPER', id: buyerId(buyer) };
  for (const { id } of earlier.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    await releaseHolds(ctx, id, { actor: ledgerActor(actor), cause: 'ordered again' });
    await recordEvent(ctx, id, 'SUPERSEDED', actor);
  }
}

async function refuseHoarding(ctx: Ctx, buyer: Buyer): Promise<void> {
  const [open] = await ctx.db
    .select({ count: count() })
    .from(orders)
    .where(and(ownedBy(buyer), eq(orders.state, 'PENDING'), gt(orders.expiresAt, sql`now()`)));
  if ((open?.count ?? 0) >= ctx.shop.order.maxOpenOrders) {
    throw new AppError('TOO_MANY_OPEN_ORDERS', { max: ctx.shop.order.maxOpenOrders });
  }
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
