import 'server-only';
import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx } from '~/server/context';
import { fulfilmentStatesBefore, type FulfilmentState } from '../rules';
import { fulfilments, orders } from '../tables';
import { recordEvent, type Actor } from './record-event';
import { lockOrder } from './order-row';

type Step = Exclude<FulfilmentState, 'NONE'>;
type Parcel = { readonly carrier: string; readonly trackingNumber: string };
const TIMES = {
  PREPARING: 'preparingAt',
  SHIPPED: 'shippedAt',
  DELIVERED: 'deliveredAt',
  COMPLETED: 'completedAt',
} as const;

/**
 * Moves every parcel of a paid order one step on. Refused while its money is on the way back, and where the order is one of
 * those named by `unless`: what a module above knows against it, judged under the order's lock.
 * @throws AppError ORDER_STATE when the order is not in the state before; CLAIM_OPEN for `unless`; INVALID_INPUT for a carrier
 * the shop does not use.
 */
export async function advanceFulfilment(
  ctx: Ctx,
  orderId: Id<'ord'>,
  to: Step,
  actor: Actor,
  parcel?: Parcel,
  unless?: SQL,
): Promise<void> {
  if (parcel) requireCarrier(ctx, parcel.carrier);
  await inTx(
    ctx,
    async (tx) => {
      await lockOrder(tx, orderId);
      if (unless && (await isAmong(tx, orderId, unless))) throw new AppError('CLAIM_OPEN');
      if (!(await moveParcels(tx, orderId, to, parcel))) throw new AppError('ORDER_STATE');
      await recordEvent(tx, orderId, to, actor, parcel ? { ...parcel } : {});
      if (to === 'PREPARING')
        await enqueue(tx, { topic: 'mail', mail: 'ORDER_PREPARING', orderId }, `mail:preparing:${orderId}`);
      if (to === 'SHIPPED')
        await enqueue(tx, { topic: 'mail', mail: 'ORDER_SHIPPED', orderId }, `mail:shipped:${orderId}`);
      if (to === 'DELIVERED')
        await enqueue(tx, { topic: 'mail', mail: 'ORDER_DELIVERED', orderId }, `mail:delivered:${orderId}`);
    },
    to === 'COMPLETED' ? 'complete' : 'advance-fulfilment',
  );
}

/** @throws AppError INVALID_INPUT for a carrier the shop does not use. */
export function requireCarrier(ctx: Ctx, carrier: string): void {
  if (!ctx.shop.shipping.carriers.some(({ id }) => id === carrier)) throw new AppError('INVALID_INPUT');
}

export async function isAmong(ctx: Ctx, orderId: Id<'ord'>, condition: SQL): Promise<boolean> {
  const found = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), condition));
  return found.length > 0;
}

/** The parcels of a paid order whose money stays, from the state before to this one. @returns whether any was there. */
async function moveParcels(ctx: Ctx, orderId: Id<'ord'>, to: Step, parcel?: Parcel): Promise<boolean> {
  const fit = ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(eq(orders.id, orderId), inArray(orders.state, ['PAID', 'PARTIALLY_REFUNDED']), isNull(orders.cancelingAt)),
    );
  const moved = await ctx.db
    .update(fulfilments)
    .set({ state: to, [TIMES[to]]: sql`now()`, ...parcel })
    .where(and(inArray(fulfilments.orderId, fit), inArray(fulfilments.state, fulfilmentStatesBefore(to))))
    .returning({ id: fulfilments.id });
  return moved.length > 0;
}
