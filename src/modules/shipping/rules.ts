import type { DeliveryRegion } from '~/shops/preset';

/**
 * What a seller asks for delivery, minor units: free from an amount of goods, else one fee per group; and what each region
 * costs more, for every group, free or not.
 */
export type ShippingPolicy = {
  readonly fee: number;
  readonly freeFrom: number;
  readonly surcharges: Readonly<Record<DeliveryRegion, number>>;
};

/** The fee of one seller's group whose goods cost `goods` after discounts. An empty group costs nothing. */
export function shippingFee(goods: number, policy: Pick<ShippingPolicy, 'fee' | 'freeFrom'>): number {
  return goods === 0 || goods >= policy.freeFrom ? 0 : policy.fee;
}

/** How much more of this seller's goods makes delivery free; 0 when it is. */
export function missingForFree(goods: number, policy: Pick<ShippingPolicy, 'freeFrom'>): number {
  return Math.max(0, policy.freeFrom - goods);
}

/** The two parts of what delivery costs in all: the fee, and what the region adds. */
export function deliveryParts(of: { readonly shippingTotal: number; readonly surchargeTotal: number }) {
  return { fee: of.shippingTotal - of.surchargeTotal, surcharge: of.surchargeTotal };
}
