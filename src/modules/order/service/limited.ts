import 'server-only';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { PlaceOrderInput } from '../input';
import { buyerOf } from './buyer';
import { placeOrder, type Opening, type PlacedOrder } from './place-order';

/** `placeOrder` behind the limits per buyer and per address. @throws AppError RATE_LIMITED */
export async function limitedPlaceOrder(
  ctx: Ctx,
  headers: Headers,
  input: PlaceOrderInput,
  opening?: Opening,
): Promise<PlacedOrder> {
  const buyer = buyerOf(ctx);
  await takeLimit('order.buyer', buyer.userId ?? buyer.guestId);
  await takeLimit('order.address', clientAddress(headers));
  return placeOrder(ctx, input, opening);
}
