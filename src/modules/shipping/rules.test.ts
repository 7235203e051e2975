import { describe, expect, it } from 'vitest';
import { deliveryParts, missingForFree, shippingFee } from './rules';

const policy = { fee: 3000, freeFrom: 40000 };

describe('the fee of a seller', () => {
  it.each([
    [0, 0, 40000],
    [1, 3000, 39999],
    [39999, 3000, 1],
    [40000, 0, 0],
    [90000, 0, 0],
  ])('for goods of %i is %i, and %i is missing for none', (goods, fee, missing) => {
    expect(shippingFee(goods, policy)).toBe(fee);
    expect(missingForFree(goods, policy)).toBe(missing);
  });

  it('stands apart from what the region adds', () => {
    expect(deliveryParts({ shippingTotal: 8000, surchargeTotal: 5000 })).toEqual({ fee: 3000, surcharge: 5000 });
  });
});
