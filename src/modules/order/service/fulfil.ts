import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
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
 * Moves every parcel of a paid order one step on. Refused while its money is on the way back.
 * @throws AppError ORDER_STATE when the order is not in the state before; INVALID_INPUT for a carrier the shop does not use.
 */
export async function advanceFulfilment(
  ctx: Ctx,
  orderId: Id<'ord'>,
  to: Step,
  actor: Actor,
  parcel?: Parcel,
): Promise<void> {
  if (parcel && !ctx.shop.shipping.carriers.some(({ id }) => id === parcel.carrier))
    throw new AppError('INVALID_INPUT');
  await inTx(ctx, async (tx) => {
    await lockOrder(tx, orderId);
    const fit = tx.db
      .select({ id: orders.id })
      .from(orders)
      .where(
        and(eq(orders.id, orderId), inArray(orders.state, ['PAID', 'PARTIALLY_REFUNDED']), isNull(orders.cancelingAt)),
      );
    const moved = await tx.db
      .update(fulfilments)
      .set({ state: to, [TIMES[to]]: sql`now()`, ...parcel })
      .where(and(inArray(fulfilments.orderId, fit), inArray(fulfilments.state, fulfilmentStatesBefore(to))))
      .returning({ id: fulfilments.id });
    if (moved.length === 0) throw new AppError('ORDER_STATE');
    await recordEvent(tx, orderId, to, actor, parcel ? { ...parcel } : {});
    if (to === 'SHIPPED')
      await enqueue(tx, { topic: 'mail', mail: 'ORDER_SHIPPED', orderId }, `mail:shipped:${orderId}`);
  });
}
