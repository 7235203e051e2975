import { addDays, seoulDay, seoulHour, seoulMidnight } from '~/lib/time';
import type { DeliveryRegion } from '~/shops/preset';
import { isKnownDay, isWorkingDay, workingDayAfter } from './working-day';

export type DeliveryTerms = {
  /** Hour of the day in Seoul at which the parcels of a day are closed. */
  readonly cutOffHour: number;
  /** Working days a parcel is on its way. */
  readonly transitDays: Readonly<Record<DeliveryRegion, number>>;
};

export type Destination = {
  readonly region: DeliveryRegion;
  /** Something in it is chilled or frozen. */
  readonly cold: boolean;
};

/** The day a parcel arrives, as its midnight in Seoul, and whether it is there before people get up. */
export type Arrival = { readonly day: Date; readonly dawn: boolean };

/** An arrival, and the moment before which the order must be paid for it. */
export type DeliveryPromise = Arrival & { readonly payBefore: Date };

/**
 * When what is paid at `at` arrives. It leaves on the first working day whose cut-off is not over and arrives so many working days
 * later; what must stay cold never waits anywhere on its way, so it leaves only when every day until its arrival is a working
 * day: not on Friday, not on the eve of a holiday, to an island not on Thursday either. Null where the holidays are not known.
 */
export function deliveryPromise(
  at: Date,
  { region, cold }: Destination,
  { cutOffHour, transitDays }: DeliveryTerms,
): DeliveryPromise | null {
  const days = transitDays[region];
  let leaves = addDays(seoulMidnight(at), seoulHour(at) < cutOffHour ? 0 : 1);
  for (; isKnownDay(leaves); leaves = addDays(leaves, 1)) {
    if (!isWorkingDay(leaves)) continue;
    const day = workingDayAfter(leaves, days);
    if (!isKnownDay(day)) return null;
    if (cold && seoulDay(day) !== seoulDay(addDays(leaves, days))) continue;
    return { day, dawn: region === 'MAINLAND', payBefore: new Date(leaves.getTime() + cutOffHour * 3_600_000) };
  }
  return null;
}

/** What was promised when an order was placed. */
export type Promised = { readonly promisedFor: Date | null; readonly promisedIfPaidBefore: Date | null };

/**
 * When an order arrives that is paid at `paidAt`: on the day promised where it was paid in time for it, else as if it had been
 * placed at its payment.
 */
export function arrivalOf(
  { promisedFor, promisedIfPaidBefore }: Promised,
  paidAt: Date,
  to: Destination,
  terms: DeliveryTerms,
): Arrival | null {
  if (promisedFor && promisedIfPaidBefore && paidAt < promisedIfPaidBefore)
    return { day: promisedFor, dawn: to.region === 'MAINLAND' };
  return deliveryPromise(paidAt, to, terms);
}
