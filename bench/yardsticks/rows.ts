import { randomUUID } from 'node:crypto';
import { newId, newOrderNumber, type Id } from '~/lib/ids';
import { FILLED, idOf, PRICE } from '../world/names';

export type Rows = ReturnType<typeof rowsOf>;

/** Every value the rows of one order need, made beforehand: a yardstick's time is the database's. */
export function rowsOf(n: number, variantIds: readonly Id<'var'>[]) {
  const items = variantIds.length * PRICE;
  const shipping = items >= 40_000 ? 0 : 3000;
  return {
    guestId: idOf('gst', n % FILLED.guests),
    orderId: newId('ord'),
    number: newOrderNumber('20260729'),
    key: randomUUID(),
    items,
    shipping,
    total: items + shipping,
    fulfilmentId: newId('ful'),
    // The shop's lock order: without it a yardstick of several lines measures deadlocks.
    lines: [...variantIds].sort().map((variantId, position) => ({
      variantId,
      position,
      lineId: newId('lin'),
      holdId: newId('hld'),
    })),
  };
}

export const CONSENTS = { kinds: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'], version: 'bench', at: '2026-07-29' };
