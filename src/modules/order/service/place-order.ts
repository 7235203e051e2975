import 'server-only';
import { summed } from '~/modules/inventory/service/stock';
import { regionOf } from '~/modules/shipping/rules/region';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import type { PlaceOrderInput } from '../input';
import { buyerId, buyerOf } from './buyer';
import { placeInTurn } from './order-queue';
import type { Member, Opening, PlacedOrder } from './admit';

export type { NewOrder, Opening, PlacedOrder } from './admit';

type More = { readonly opening?: Opening | undefined; readonly origin?: string | undefined };

/**
 * Creates the order and reserves its stock: order, lines, price snapshots and holds exist together or not at all. Idempotent
 * per buyer and key: the same request gives the same order. The buyer's own earlier unpaid order of the same products gives
 * way in the same transaction, so nobody is blocked by their own hold. Callers of one process share transactions, by
 * arrival; `ctx.db` is the database itself, never a transaction. A new order may come with its payment window, that of a
 * guest with where it comes from.
 * @throws AppError OUT_OF_STOCK | NOT_FOR_SALE | QUANTITY_LIMIT | TOTAL_CHANGED | TOO_MANY_OPEN_ORDERS | RATE_LIMITED |
 * IDEMPOTENCY_MISMATCH | BUSY
 */
export async function placeOrder(ctx: Ctx, input: PlaceOrderInput, more: More = {}): Promise<PlacedOrder> {
  return placeInTurn(memberOf(ctx, input, more));
}

/** The caller as a member of a batch. */
export function memberOf(ctx: Ctx, input: PlaceOrderInput, { opening, origin }: More = {}): Member {
  const who = buyerOf(ctx);
  const { idempotencyKey: _key, ...request } = input;
  return {
    ctx,
    who,
    buyer: buyerId(who),
    sight: who.guestId && input.contact && origin ? { phone: input.contact.phone, origin } : null,
    input,
    opening,
    lines: inGivenOrder(input.lines),
    region: regionOf(input.recipient.postalCode),
    expectedTotal: input.expectedTotal,
    requestHash: sha256(JSON.stringify(request)),
  };
}

/** One line per variant, where it was named first. */
function inGivenOrder(lines: PlaceOrderInput['lines']) {
  const quantities = new Map(summed(lines).map((line) => [line.variantId, line.quantity]));
  return [...new Set(lines.map((line) => line.variantId))].map((variantId) => ({
    variantId,
    quantity: quantities.get(variantId) ?? 0,
  }));
}
