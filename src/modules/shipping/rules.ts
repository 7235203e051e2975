import { addDays, seoulHour } from '~/lib/time';

/** What a seller asks for delivery, minor units: free from an amount of goods, else one fee per group. */
export type ShippingPolicy = { readonly fee: number; readonly freeFrom: number };

/** The fee of one seller's group whose goods cost `goods` after discounts. An empty group costs nothing. */
export function shippingFee(goods: number, policy: ShippingPolicy): number {
  return goods === 0 || goods >= policy.freeFrom ? 0 : policy.fee;
}

/** How much more of this seller's goods makes delivery free; 0 when it is. */
export function missingForFree(goods: number, policy: ShippingPolicy): number {
  return Math.max(0, policy.freeFrom - goods);
}

/** Whether an order placed at `hour` (0–23, Seoul) still leaves today. */
export function leavesToday(hour: number, cutOffHour: number): boolean {
  return hour < cutOffHour;
}

/** The day a parcel of an order paid at `from` arrives: the next one, or the one after for an order past the cut-off. */
export function arrivalDay(from: Date, cutOffHour: number): Date {
  return addDays(from, leavesToday(seoulHour(from), cutOffHour) ? 1 : 2);
}
