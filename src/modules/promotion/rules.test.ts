import { describe, expect, it } from 'vitest';
import { totals } from './rules';

const policy = { fee: 3000, freeFrom: 40000 };
const line = (sellerId: string, unitPrice: number, quantity: number, unitListPrice = unitPrice) => ({
  sellerId,
  unitPrice,
  quantity,
  unitListPrice,
});

describe('totals', () => {
  it('takes the discount off the list prices and adds delivery', () => {
    expect(totals([line('a', 2400, 3, 3100), line('a', 2700, 2)], policy)).toMatchObject({
      itemsTotal: 14700,
      discountTotal: 2100,
      shippingTotal: 3000,
      total: 15600,
    });
  });
  it('delivers free from exactly the limit and says what is missing below it', () => {
    expect(totals([line('a', 40000, 1)], policy).total).toBe(40000);
    const below = totals([line('a', 39999, 1)], policy);
    expect(below.total).toBe(42999);
    expect(below.groups[0]?.missingForFree).toBe(1);
  });
  it('charges delivery for each seller on its own goods', () => {
    const both = totals([line('a', 30000, 1), line('b', 30000, 1)], policy);
    expect(both.shippingTotal).toBe(6000);
    expect(both.groups.map((group) => group.missingForFree)).toEqual([10000, 10000]);
  });
  it('is nothing for nothing', () => {
    expect(totals([], policy)).toEqual({ itemsTotal: 0, discountTotal: 0, shippingTotal: 0, total: 0, groups: [] });
  });
});
