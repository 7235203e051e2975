import { describe, expect, test } from 'vitest';
import {
  byStorage,
  cartNutrition,
  cartTotals,
  chosenLines,
  daysOf,
  lineState,
  shareOfDays,
  waysToFreeShipping,
  mostOf,
  withLines,
  type CartLine,
} from './rules';

let serial = 0;
const lineOf = (change: Partial<CartLine> = {}): CartLine => ({
  variantId: `var_${String((serial += 1)).padStart(20, '0')}`,
  sellerId: 'sel_1',
  seller: '예시 상점',
  slug: 'shake',
  name: '셰이크',
  brand: '예시',
  option: '14포',
  image: '/a.webp',
  tile: 'oat',
  storage: 'ROOM',
  state: 'BUYABLE',
  quantity: 1,
  wanted: 1,
  max: 10,
  left: null,
  selected: true,
  unitPrice: 1000,
  unitListPrice: 1000,
  priceBefore: null,
  packCount: 1,
  packUnit: '포',
  allergens: [],
  perUnit: { energyKcal: 100, proteinG: 20, carbohydrateG: 5, fatG: 1 },
  ...change,
});
const shipping = { fee: 3000, freeFrom: 40_000, surcharges: { MAINLAND: 0, JEJU: 3000, ISLAND: 5000 } };

describe('the most a cart may hold', () => {
  test.each([
    [10, 5, 5],
    [3, 5, 3],
    [0, 5, 0],
    [-2, 5, 0],
  ])('with %i available and a limit of %i is %i', (available, limit, most) => {
    expect(mostOf(available, limit)).toBe(most);
  });
});

test.each([
  [true, 1, 'BUYABLE'],
  [true, 0, 'SOLD_OUT'],
  [false, 5, 'NOT_FOR_SALE'],
  [false, 0, 'NOT_FOR_SALE'],
])('a line for sale: %s with %i available is %s', (forSale, available, state) => {
  expect(lineState(forSale, available)).toBe(state);
});

describe('what is paid for', () => {
  const lines = [
    lineOf({ quantity: 2, unitPrice: 1500, unitListPrice: 2000 }),
    lineOf({ selected: false, unitPrice: 9000 }),
    lineOf({ state: 'SOLD_OUT', unitPrice: 9000 }),
  ];

  test('is what is ticked and can be bought', () => {
    expect(chosenLines({ lines })).toEqual([lines[0]]);
    expect(cartTotals({ lines, shipping }, 'MAINLAND')).toMatchObject({
      itemsTotal: 4000,
      discountTotal: 1000,
      shippingTotal: 3000,
      total: 6000,
    });
  });

  test('is nothing where nothing is ticked, without a delivery fee', () => {
    expect(cartTotals({ lines: lines.slice(1), shipping }, 'MAINLAND')).toMatchObject({
      total: 0,
      shippingTotal: 0,
      groups: [],
    });
  });
});

test('what needs cold comes first, and no storage stands empty', () => {
  const lines = [lineOf(), lineOf({ storage: 'FROZEN' }), lineOf({ storage: 'CHILLED' }), lineOf()];
  expect(byStorage(lines).map((group) => [group.storage, group.lines.length])).toEqual([
    ['CHILLED', 1],
    ['FROZEN', 1],
    ['ROOM', 2],
  ]);
  expect(byStorage(lines.slice(0, 1)).map((group) => group.storage)).toEqual(['ROOM']);
});

test('nutrition counts every unit of every pack', () => {
  expect(cartNutrition([lineOf({ packCount: 14, quantity: 2 }), lineOf()])).toEqual({
    energyKcal: 2900,
    proteinG: 580,
    carbohydrateG: 145,
    fatG: 29,
  });
});

test.each([
  [0, 1],
  [2000, 1],
  [2001, 2],
])('%i kcal last %i days', (energy, days) => {
  expect(daysOf(energy)).toBe(days);
});

test.each([
  [0, 1],
  [1500, 1],
  [1501, 2],
])('%i kcal last %i days of somebody who needs 1,500', (energy, days) => {
  expect(daysOf(energy, 1500)).toBe(days);
});

test('sums stand beside the target of as many days as their energy lasts', () => {
  const day = { energyKcal: 1500, proteinG: 100, carbohydrateG: 150, fatG: 50 };
  const sums = { energyKcal: 2000, proteinG: 50, carbohydrateG: 300, fatG: 120 };
  expect(shareOfDays(sums, day)).toEqual({
    days: 2,
    target: { energyKcal: 3000, proteinG: 200, carbohydrateG: 300, fatG: 100 },
    gap: { energyKcal: 1000, proteinG: 150, carbohydrateG: 0, fatG: -20 },
    percent: { energyKcal: 67, proteinG: 25, carbohydrateG: 100, fatG: 120 },
  });
});

describe('changing lines', () => {
  const cart = {
    lines: [lineOf(), lineOf({ state: 'SOLD_OUT', selected: false })],
    currency: 'USD',
    shipping,
    known: false,
  } as const;

  test('ticks all but what cannot be bought', () => {
    const ticked = withLines(cart, null, (line) => ({ ...line, selected: true }));
    expect(ticked.lines.map((line) => line.selected)).toEqual([true, false]);
  });

  test('leaves the lines alone that are not named', () => {
    const [first, second] = cart.lines;
    const changed = withLines(cart, [first.variantId], (line) => ({ ...line, quantity: 7 }));
    expect(changed.lines).toEqual([{ ...first, quantity: 7 }, second]);
  });
});

describe('the way to free delivery', () => {
  test('is told for what is chosen alone, by seller, in the order of the cart', () => {
    const theirs = { sellerId: 'sel_2', seller: '다른 상점' };
    const lines = [
      lineOf({ unitPrice: 9000, quantity: 2 }),
      lineOf({ ...theirs, unitPrice: 40_000, unitListPrice: 50_000 }),
      lineOf({ unitPrice: 15_000, selected: false }),
      lineOf({ unitPrice: 15_000, state: 'SOLD_OUT', selected: true }),
    ];
    expect(waysToFreeShipping({ lines, shipping })).toEqual([
      { sellerId: 'sel_1', seller: '예시 상점', goods: 18_000, missing: 22_000 },
      { ...theirs, goods: 40_000, missing: 0 },
    ]);
  });

  test('is whole for a seller of whom nothing is chosen', () => {
    const lines = [lineOf({ selected: false })];
    expect(waysToFreeShipping({ lines, shipping })).toMatchObject([{ goods: 0, missing: 40_000 }]);
  });

  test.each([
    [39_999, 1, 3000],
    [40_000, 0, 0],
  ])('of %i is missing %i, and delivery costs %i', (unitPrice, missing, fee) => {
    const lines = [lineOf({ unitPrice, unitListPrice: unitPrice })];
    expect(waysToFreeShipping({ lines, shipping })).toMatchObject([{ missing }]);
    expect(cartTotals({ lines, shipping }, 'MAINLAND').shippingTotal).toBe(fee);
  });
});
