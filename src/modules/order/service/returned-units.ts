import 'server-only';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { holdStock, restock, sellHolds } from '~/modules/inventory/service/stock';
import type { Ctx } from '~/server/context';
import { fromNow } from '~/server/database-clock';
import { orderLines } from '../tables';
import { lockOrder } from './order-row';
import { ledgerActor, type Actor } from './record-event';

type Units = { readonly lineId: Id<'lin'>; readonly quantity: number };

/**
 * Units that came back in good order return to the shelf, whatever becomes of their money. Call inside a transaction.
 * @throws AppError ORDER_STATE where more would return than ever left.
 */
export async function shelveReturned(
  ctx: Ctx,
  orderId: Id<'ord'>,
  units: readonly Units[],
  actor: Actor,
): Promise<void> {
  await lockOrder(ctx, orderId);
  const shelf = [];
  for (const { lineId, quantity } of units) {
    const after = sql`${orderLines.restockedQuantity} + ${quantity}`;
    const fits = sql`${after} <= ${orderLines.quantity} + ${orderLines.reshippedQuantity}`;
    shelf.push({ quantity, variantId: await changeLine(ctx, orderId, lineId, { restockedQuantity: after }, fits) });
  }
  await restock(ctx, orderId, shelf, { actor: ledgerActor(actor), cause: 'returned in good order' });
}

/**
 * Takes the same units from the stock once more, to be sent in exchange: all or none. Call inside a transaction.
 * @throws AppError OUT_OF_STOCK, or ORDER_STATE for units whose money went back; the caller's transaction must then roll back.
 */
export async function sendAgain(ctx: Ctx, orderId: Id<'ord'>, units: readonly Units[], actor: Actor): Promise<void> {
  await lockOrder(ctx, orderId);
  const lines = [];
  for (const { lineId, quantity } of units) {
    const after = sql`${orderLines.reshippedQuantity} + ${quantity}`;
    const stillTheirs = sql`${orderLines.quantity} - ${orderLines.canceledQuantity} >= ${quantity}`;
    const variantId = await changeLine(ctx, orderId, lineId, { reshippedQuantity: after }, stillTheirs);
    lines.push({ quantity, variantId });
  }
  const by = { actor: ledgerActor(actor), cause: 'sent once more in exchange' };
  await holdStock(ctx, { orderId, holder: null }, lines, await fromNow(ctx, 1), by);
  await sellHolds(ctx, orderId, lines, by);
}

async function changeLine(
  ctx: Ctx,
  orderId: Id<'ord'>,
  lineId: Id<'lin'>,
  change: PgUpdateSetSource<typeof orderLines>,
  where: SQL,
): Promise<Id<'var'>> {
  const [line] = await ctx.db
    .update(orderLines)
    .set(change)
    .where(and(eq(orderLines.id, lineId), eq(orderLines.orderId, orderId), where))
    .returning({ variantId: orderLines.variantId });
  if (!line) throw new AppError('ORDER_STATE');
  return line.variantId;
}
