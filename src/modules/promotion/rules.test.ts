import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DELIVERY_REGIONS } from '~/shops/preset';
import { totals, totalsTo } from './rules';

const policy = { fee: 3000, freeFrom: 40000, surcharges: { MAINLAND: 0, JEJU: 3000, ISLAND: 5000 } };
const line = (sellerId: string, unitPrice: number, quantity: number, unitListPrice = unitPrice) => ({
  sellerId,
  unitPrice,
  quantity,
  unitListPrice,
});

describe('totals', () => {
  it('takes the discount off the list prices and adds delivery', () => {
    expect(totals([line('a', 2400, 3, 3100), line('a', 2700, 2)], policy, 'MAINLAND')).toMatchObject({
      itemsTotal: 14700,
      discountTotal: 2100,
      shippingTotal: 3000,
      total: 15600,
    });
  });
  it('delivers free from exactly the limit and says what is missing below it', () => {
    expect(totals([line('a', 40000, 1)], policy, 'MAINLAND').total).toBe(40000);
    const below = totals([line('a', 39999, 1)], policy, 'MAINLAND');
    expect(below.total).toBe(42999);
    expect(below.groups[0]?.missingForFree).toBe(1);
  });
  it('charges delivery for each seller on its own goods', () => {
    const both = totals([line('a', 30000, 1), line('b', 30000, 1)], policy, 'MAINLAND');
    expect(both.shippingTotal).toBe(6000);
    expect(both.groups.map((group) => group.missingForFree)).toEqual([10000, 10000]);
  });
  it('is nothing for nothing', () => {
    const nothing = { itemsTotal: 0, discountTotal: 0, shippingTotal: 0, surchargeTotal: 0, total: 0, groups: [] };
    for (const region of DELIVERY_REGIONS) expect(totals([], policy, region)).toEqual(nothing);
  });
  it('adds what the region costs for a parcel of every seller, also where delivery is free', () => {
    const both = [line('a', 40000, 1), line('b', 10000, 1)];
    expect(totals(both, policy, 'JEJU')).toMatchObject({ surchargeTotal: 6000, shippingTotal: 9000, total: 59000 });
    expect(totals(both, policy, 'ISLAND')).toMatchObject({ surchargeTotal: 10000, shippingTotal: 13000, total: 63000 });
    expect(totals(both, policy, 'JEJU').groups.map((group) => group.missingForFree)).toEqual([0, 30000]);
  });
  it('is goods + fee + surcharge, and the same whether it knew the region before or learns it', () => {
    const region = fc.constantFrom(...DELIVERY_REGIONS);
    const lines = fc.array(
      fc
        .record({
          seller: fc.constantFrom('a', 'b', 'c'),
          price: fc.integer({ min: 1, max: 60_000 }),
          off: fc.nat(9000),
        })
        .chain(({ seller, price, off }) =>
          fc.integer({ min: 1, max: 9 }).map((quantity) => line(seller, price, quantity, price + off)),
        ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, region, region, (of, first, then) => {
        const sums = totals(of, policy, then);
        const goods = of.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
        const fees = sums.groups.reduce((sum, { shipping }) => sum + shipping, 0);
        expect(sums.surchargeTotal).toBe(new Set(of.map(({ sellerId }) => sellerId)).size * policy.surcharges[then]);
        expect(sums.shippingTotal).toBe(fees + sums.surchargeTotal);
        expect(sums.total).toBe(goods + sums.shippingTotal);
        expect(sums.itemsTotal - sums.discountTotal).toBe(goods);
        expect(totalsTo(totals(of, policy, first), policy, then)).toEqual(sums);
      }),
    );
  });
});
