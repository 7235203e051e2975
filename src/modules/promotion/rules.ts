import { missingForFree, shippingFee, type ShippingPolicy } from '~/modules/shipping/rules';

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
  readonly shippingTotal: number;
  readonly total: number;
  readonly groups: readonly SellerGroup[];
};

/** The only place where a total is made: list prices − discounts + delivery of each seller's group. */
export function totals(lines: readonly PricedLine[], policy: ShippingPolicy): Totals {
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
  return { itemsTotal, discountTotal: itemsTotal - goods, shippingTotal, total: goods + shippingTotal, groups };
}
