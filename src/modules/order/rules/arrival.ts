import { needsCold, type Storage } from '~/modules/catalog/rules';
import { arrivalOf, type Arrival, type DeliveryTerms, type Promised } from '~/modules/shipping/rules/promise';
import { regionOf } from '~/modules/shipping/rules/region';

type Ordered = Promised & { readonly postalCode: string; readonly paidAt: Date | null };

/** When an order arrives at its address; of one that is not paid yet, were it paid at `now`. Null where nobody can say. */
export function orderArrival(
  order: Ordered,
  lines: readonly { readonly storage: Storage }[],
  now: Date,
  terms: DeliveryTerms,
): Arrival | null {
  const to = { region: regionOf(order.postalCode), cold: lines.some(needsCold) };
  return arrivalOf(order, order.paidAt ?? now, to, terms);
}
