import 'server-only';
import { AppError } from '~/lib/errors';
import { mailboxOf } from '~/modules/account/rules';
import { addressHash, clientAddress, networkOf } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { giveBackLimit, takeLimit, takeSharedOrOwn } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import type { PlaceOrderInput } from '../input';
import { findUnprovenEmail } from '../queries/mailbox';
import { consentsOf } from '../rules';
import { buyerId, buyerOf } from './buyer';
import { placeOrder, type Opening, type PlacedOrder } from './place-order';

/**
 * `placeOrder` behind the limits per buyer, per address, per mailbox that nobody has proven and, of guests, per telephone at one
 * address. A guest says who they are and agrees to more than somebody whose account has said it.
 * @throws AppError RATE_LIMITED | INVALID_INPUT
 */
export async function limitedPlaceOrder(
  ctx: Ctx,
  headers: Headers,
  input: PlaceOrderInput,
  opening?: Opening,
): Promise<PlacedOrder> {
  const buyer = buyerOf(ctx);
  const address = clientAddress(headers);
  await takeLimit('order.buyer', buyerId(buyer));
  await takeLimit('order.address', address);
  if (buyer.guestId) {
    if (!input.contact || !consentsOf(true).every((kind) => input.consents.includes(kind)))
      throw new AppError('INVALID_INPUT');
    // Not by the telephone alone: whoever knows somebody's number must not use up what they may order.
    await takeLimit('order.phone', `${input.contact.phone} ${address}`);
    const origin = addressHash(address);
    return forMailbox(input.contact.email, networkOf(address), () => placeOrder(ctx, input, { opening, origin }));
  }
  const unproven = await findUnprovenEmail(ctx.db, buyer.userId);
  const place = () => placeOrder(ctx, input, { opening });
  return unproven ? forMailbox(unproven, buyer.userId, place) : place();
}

/**
 * Counts what names this mailbox, if it comes to an order: only an order writes mails. `who` orders has a share of their own, which
 * nobody else's orders for the mailbox use up. @throws AppError RATE_LIMITED
 */
async function forMailbox<T>(email: string, who: string, order: () => Promise<T>): Promise<T> {
  const mailbox = sha256(mailboxOf(email));
  const counted = await takeSharedOrOwn(['order.mailbox', mailbox], ['order.mailbox-own', `${mailbox} ${who}`]);
  try {
    return await order();
  } catch (error) {
    for (const counter of counted) await giveBackLimit(...counter);
    throw error;
  }
}
