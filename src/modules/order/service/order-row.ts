import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { StockLine } from '~/modules/inventory/service/stock';
import type { Ctx } from '~/server/context';
import { statement } from '~/server/statement';
import { paymentStatesBefore, type PaymentState } from '../rules';
import { orderLines, orders } from '../tables';
import type { Actor } from './record-event';

export type OrderRow = typeof orders.$inferSelect;

/** What the steps of an order need to know of it. */
export type Stepped = Pick<OrderRow, 'userId' | 'guestId' | 'expiresAt'>;

/** The order's row, locked: call first in every transaction that changes it. */
export async function lockOrder(ctx: Ctx, orderId: Id<'ord'>): Promise<OrderRow> {
  const rows = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  const order = rows[0];
  if (!order) throw new AppError('NOT_FOUND');
  return order;
}

/** One payment step, conditional on a state it can come from and on who causes it. @throws AppError ORDER_STATE */
export async function step(
  ctx: Ctx,
  orderId: Id<'ord'>,
  to: PaymentState,
  actor: Actor,
  more: Omit<PgUpdateSetSource<typeof orders>, 'state'> = {},
): Promise<Stepped> {
  const rows = await ctx.db
    .update(orders)
    .set({ state: to, ...more })
    .where(and(eq(orders.id, orderId), inArray(orders.state, paymentStatesBefore(to, actor.kind))))
    .returning({ userId: orders.userId, guestId: orders.guestId, expiresAt: orders.expiresAt });
  const order = rows[0];
  if (!order) throw new AppError('ORDER_STATE');
  return order;
}

/** What the order sells, ascending by variant: the lock order of the stock. */
export const linesOf = (ctx: Ctx, orderId: Id<'ord'>) => selectLines(ctx.db, { orderId });

const selectLines = statement<{ orderId: Id<'ord'> }, StockLine[]>((db, given) =>
  db
    .select({ variantId: orderLines.variantId, quantity: orderLines.quantity })
    .from(orderLines)
    .where(eq(orderLines.orderId, given('orderId')))
    .orderBy(asc(orderLines.variantId)),
);

/** The customer or guest whose order it is. */
export function holderOf({ userId, guestId }: Pick<OrderRow, 'userId' | 'guestId'>): Id<'usr'> | Id<'gst'> {
  const holder = userId ?? guestId;
  if (!holder) throw new AppError('INTERNAL');
  return holder;
}
