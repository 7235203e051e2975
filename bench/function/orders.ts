import type { PlaceOrderInput } from '~/modules/order/input';
import { memberOf, placeOrder } from '~/modules/order/service/place-order';
import { placeOrders } from '~/modules/order/service/place-orders';
import { isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { systemCtx, type Ctx } from '~/server/context';
import { FILLED, idOf, PRICE } from '../world/names';

const SHIPPING = { fee: 3000, freeFrom: 40_000 };

let taken = 0;
/** Numbers of `count` buyers nobody has used in this process; the first of them. */
export function freshBuyers(count = 1): number {
  taken += count;
  return taken - count;
}

/** The n-th buyer's context: people with an account first, then guests, then from the beginning. */
export function buyer(n: number): Ctx {
  const m = n % (FILLED.users + FILLED.guests);
  if (m < FILLED.users) return { ...systemCtx(), user: { id: idOf('usr', m), sid: 'bench' } };
  return { ...systemCtx(), guest: { id: idOf('gst', m - FILLED.users) } };
}

/** A complete order of one unit of each of these variants, as the checkout sends it. */
export function orderOf(variantIds: readonly Id<'var'>[]): PlaceOrderInput {
  const items = variantIds.length * PRICE;
  return {
    idempotencyKey: crypto.randomUUID(),
    lines: variantIds.map((variantId) => ({ variantId, quantity: 1 })),
    expectedTotal: items + (items >= SHIPPING.freeFrom ? 0 : SHIPPING.fee),
    recipient: {
      name: '김받음',
      phone: '01098765432',
      postalCode: '04524',
      address1: '서울특별시 중구 예시로 110',
      address2: '101동 1001호',
      deliveryRequest: 'DOOR',
      deliveryNote: '',
    },
    consents: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'],
  };
}

/** The shop's own code, or the database's, or the name of the error, anywhere in the chain of causes. */
export function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause ? codeOf(error.cause) : error.name;
}

/** One order of a buyer nobody has used yet. @returns `ok` or how it was refused. */
export function place(variantIds: readonly Id<'var'>[], n = freshBuyers()): Promise<string> {
  return placeOrder(buyer(n), orderOf(variantIds)).then(() => 'ok', codeOf);
}

/** The same by the same code, but in a transaction of its own: what sharing one is compared with. */
export function placeAlone(variantIds: readonly Id<'var'>[], n = freshBuyers()): Promise<string> {
  const ctx = buyer(n);
  return placeOrders(ctx, [memberOf(ctx, orderOf(variantIds))]).then(
    ([outcome]) => (outcome && 'order' in outcome ? 'ok' : (outcome?.error.code ?? 'none')),
    codeOf,
  );
}

/** The n-th of `among` variants, in an order that is no order. */
export const nthVariant = (n: number, among: number): Id<'var'> => idOf('var', (n * 7919) % among);

/** Three different variants of the first `among`. */
export function threeVariants(n: number, among: number): Id<'var'>[] {
  const first = (n * 7919) % among;
  return [first, (first + 1 + (n % 17)) % among, (first + 20 + (n % 13)) % among].map((index) => idOf('var', index));
}
