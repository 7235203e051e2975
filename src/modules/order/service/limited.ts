import 'server-only';
import { AppError } from '~/lib/errors';
import { mailboxOf } from '~/modules/account/rules';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { giveBackLimit, takeLimit } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import type { PlaceOrderInput } from '../input';
import { consentsOf } from '../rules';
import { buyerId, buyerOf } from './buyer';
import { placeOrder, type Opening, type PlacedOrder } from './place-order';

/**
 * `placeOrder` behind the limits per buyer, per address and, of guests, per telephone and mailbox. A guest says who they are and agrees to
 * more than somebody whose account has said it. @throws AppError RATE_LIMITED | INVALID_INPUT
 */
export async function limitedPlaceOrder(
  ctx: Ctx,
  headers: Headers,
  input: PlaceOrderInput,
  opening?: Opening,
): Promise<PlacedOrder> {
  const buyer = buyerOf(ctx);
  await takeLimit('order.buyer', buyerId(buyer));
  await takeLimit('order.address', clientAddress(headers));
  if (buyer.guestId) {
    if (!input.contact || !consentsOf(true).every((kind) => input.consents.includes(kind)))
      throw new AppError('INVALID_INPUT');
    await takeLimit('order.phone', input.contact.phone);
    return forMailbox(input.contact.email, () => placeOrder(ctx, input, opening));
  }
  return placeOrder(ctx, input, opening);
}

/** Counts what names this mailbox, if it comes to an order: only an order writes mails. @throws AppError RATE_LIMITED */
async function forMailbox<T>(email: string, order: () => Promise<T>): Promise<T> {
  const mailbox = sha256(mailboxOf(email));
  await takeLimit('order.mailbox', mailbox);
  try {
    return await order();
  } catch (error) {
    await giveBackLimit('order.mailbox', mailbox);
    throw error;
  }
}
