import { missingForFree, shippingFee, type ShippingPolicy } from '~/modules/shipping/rules';
import type { DeliveryRegion } from '~/shops/preset';

export type PricedLine = {
  readonly sellerId: string;
  readonly quantity: number;
  /** Minor units for one; `unitListPrice` is at least `unitPrice`. */
  readonly unitPrice: number;
  readonly unitListPrice: number;
};

export type SellerGroup = {
  readonly sellerId: string;
  readonly goods: number;
  readonly shipping: number;
  readonly missingForFree: number;
};

export type Totals = {
  readonly itemsTotal: number;
  readonly discountTotal: number;
  /** Delivery in all; `surchargeTotal` is the part of it that the region adds. */
  readonly shippingTotal: number;
  readonly surchargeTotal: number;
  readonly total: number;
  readonly groups: readonly SellerGroup[];
};

/**
 * The only place where a total is made: list prices − discounts + delivery of each seller's group, which costs more to some
 * regions. Without an address it is that of the mainland.
 */
export function totals(lines: readonly PricedLine[], policy: ShippingPolicy, region: DeliveryRegion): Totals {
  const goodsOf = new Map<string, number>();
  let itemsTotal = 0;
  for (const line of lines) {
    itemsTotal += line.unitListPrice * line.quantity;
    goodsOf.set(line.sellerId, (goodsOf.get(line.sellerId) ?? 0) + line.unitPrice * line.quantity);
  }
  const groups = [...goodsOf].map(([sellerId, goods]) => ({
    sellerId,
    goods,
    shipping: shippingFee(goods, policy),
    missingForFree: missingForFree(goods, policy),
  }));
  const goods = groups.reduce((sum, group) => sum + group.goods, 0);
  const shippingTotal = groups.reduce((sum, group) => sum + group.shipping, 0);
  const sums = { itemsTotal, discountTotal: itemsTotal - goods, shippingTotal, total: goods + shippingTotal };
  return totalsTo({ ...sums, surchargeTotal: 0, groups }, policy, region);
}

/** The same goods sent to another region: a parcel of each seller pays what the region adds, also where delivery is free. */
export function totalsTo(
  of: Totals,
  { surcharges }: Pick<ShippingPolicy, 'surcharges'>,
  region: DeliveryRegion,
): Totals {
  const surchargeTotal = of.groups.length * surcharges[region];
  const more = surchargeTotal - of.surchargeTotal;
  return { ...of, surchargeTotal, shippingTotal: of.shippingTotal + more, total: of.total + more };
}
