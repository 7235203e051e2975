import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { restock } from '~/modules/inventory/service/stock';
import type { MailKind } from '~/modules/notification/rules';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';
import { orderLines, orders } from '../tables';
import { lockOrder, step } from './order-row';
import { ledgerActor, recordEvent, type Actor } from './record-event';

/** Money that went back: `amount` in all, `shipping` of it the delivery fee; the units it is for, and which return to the shelf. */
export type GivenBack = {
  readonly amount: number;
  readonly shipping: number;
  readonly lines: readonly { readonly lineId: Id<'lin'>; readonly quantity: number; readonly restock: boolean }[];
  /** Makes the mail about it one of its kind. */
  readonly refundId: Id<'ref'>;
  /** Says more truly what happened than that it was cancelled or partly refunded. */
  readonly mail?: MailKind;
  /** Another refund of the order is still under way. */
  readonly isMoreToCome: boolean;
};

/** Everything of an order that is not given back yet. */
export async function restOf(ctx: Ctx, orderId: Id<'ord'>) {
  const order = await lockOrder(ctx, orderId);
  const lines = await ctx.db
    .select({
      lineId: orderLines.id,
      variantId: orderLines.variantId,
      quantity: sql<number>`${orderLines.quantity} - ${orderLines.canceledQuantity}`,
      unitPrice: orderLines.unitPrice,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.position);
  return {
    amount: order.total - order.refundedTotal,
    shipping: order.shippingTotal - order.refundedShipping,
    lines: lines.filter((line) => line.quantity > 0),
  };
}

/**
 * PAID or PARTIALLY_REFUNDED → REFUNDED when everything is back, else PARTIALLY_REFUNDED. Units leave the order's lines, and
 * those to restock return to the shelf.
 * @throws AppError ORDER_STATE | INTERNAL when more units go back than the line still has.
 */
export async function markGivenBack(ctx: Ctx, orderId: Id<'ord'>, back: GivenBack, actor: Actor): Promise<void> {
  const before = await lockOrder(ctx, orderId);
  const refundedTotal = before.refundedTotal + back.amount;
  const whole = refundedTotal === before.total;
  await step(ctx, orderId, whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED', actor, {
    refundedTotal,
    refundedShipping: before.refundedShipping + back.shipping,
    ...((whole || !back.isMoreToCome) && { cancelingAt: null }),
    ...(whole && { endedAt: ctx.now }),
  });
  const shelf = [];
  for (const line of back.lines) shelf.push(...(await takeOffLine(ctx, orderId, line)));
  await restock(ctx, orderId, shelf, {
    actor: ledgerActor(actor),
    cause: whole ? 'order cancelled after payment' : 'part of an order given back',
  });
  await recordEvent(ctx, orderId, whole ? 'REFUNDED' : 'PARTLY_REFUNDED', actor, {
    amount: back.amount,
    units: back.lines.reduce((units, line) => units + line.quantity, 0),
  });
  const mail = back.mail ?? (whole ? 'ORDER_CANCELED' : 'PARTLY_REFUNDED');
  await enqueue(ctx, { topic: 'mail', mail, orderId }, `mail:given-back:${back.refundId}`);
}

async function takeOffLine(
  ctx: Ctx,
  orderId: Id<'ord'>,
  { lineId, quantity, restock: back }: GivenBack['lines'][number],
) {
  const [before] = await ctx.db
    .select({
      out: sql<number>`${orderLines.quantity} + ${orderLines.reshippedQuantity} - ${orderLines.restockedQuantity}`,
    })
    .from(orderLines)
    .where(eq(orderLines.id, lineId));
  // What an inspection put on the shelf does not return a second time with its money.
  const shelved = back ? Math.min(quantity, before?.out ?? 0) : 0;
  const [line] = await ctx.db
    .update(orderLines)
    .set({
      canceledQuantity: sql`${orderLines.canceledQuantity} + ${quantity}`,
      restockedQuantity: sql`${orderLines.restockedQuantity} + ${shelved}`,
    })
    .where(
      and(
        eq(orderLines.id, lineId),
        eq(orderLines.orderId, orderId),
        sql`${orderLines.canceledQuantity} + ${quantity} <= ${orderLines.quantity}`,
      ),
    )
    .returning({ variantId: orderLines.variantId });
  if (!line) throw new AppError('INTERNAL', { orderId });
  return shelved > 0 ? [{ variantId: line.variantId, quantity: shelved }] : [];
}

/** Money that never made an order paid has gone back: only the story tells. */
export async function noteGivenBack(ctx: Ctx, orderId: Id<'ord'>, amount: number, actor: Actor): Promise<void> {
  await recordEvent(ctx, orderId, 'REFUNDED', actor, { amount });
}

/** The provider will not give it back: the order goes on as it was. */
export async function noteRefundRefused(ctx: Ctx, orderId: Id<'ord'>, code: string, actor: Actor): Promise<void> {
  await ctx.db.update(orders).set({ cancelingAt: null }).where(eq(orders.id, orderId));
  await recordEvent(ctx, orderId, 'REFUND_REFUSED', actor, { code });
}
