import 'server-only';
import { isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { limitedPlaceOrder } from '~/modules/order/service/limited';
import type { Ctx } from '~/server/context';
import type { PlaceAndOpenInput } from '../input';
import type { PaymentWindow } from '../rules';
import { openPayment } from './open-window';

/**
 * Places the order and says how to open the payment window for it, in one call of the browser. Both can be repeated: the same
 * key is the same order, and each window is an attempt of its own. The window is null where the order of this key can no
 * longer be paid, because it is paid already or its time is over.
 * @throws whatever `placeOrder` and `openPayment` throw
 */
export async function placeAndOpen(
  ctx: Ctx,
  headers: Headers,
  { order, ...choice }: PlaceAndOpenInput,
): Promise<{ orderId: Id<'ord'>; window: PaymentWindow | null }> {
  const { id } = await limitedPlaceOrder(ctx, headers, order);
  try {
    return { orderId: id, window: await openPayment(ctx, { orderId: id, ...choice }) };
  } catch (error) {
    if (isAppError(error, 'ORDER_EXPIRED') || isAppError(error, 'ORDER_STATE')) return { orderId: id, window: null };
    throw error;
  }
}
