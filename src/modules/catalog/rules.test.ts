import { describe, expect, it } from 'vitest';
import { LIST_FILTERS } from '~/server/page-addresses.mjs';
import { chosenOf, EVERYTHING, listHref, listParams, readListParams, type ListInput } from './input';
import {
  ALLERGENS,
  boundsOf,
  claimTag,
  packSaving,
  spreadOut,
  steadyRating,
  stockState,
  tagFilter,
  unitPrices,
  variantTitle,
} from './rules';
import { inQuantity, leftByLimits, RANGED, RANGES } from './rules/nutrient-range';

describe('tagFilter', () => {
  it('tells stored tags from what numbers say', () => {
    expect(tagFilter('breakfast')).toEqual({ kind: 'tag', slug: 'breakfast' });
    expect(tagFilter('price-down').kind).toBe('price-down');
    expect(tagFilter('goal-light').kind).toBe('goal');
    expect(tagFilter('goal-luck').kind).toBe('tag');
    expect(tagFilter(claimTag('LOW_SUGAR'))).toEqual({ kind: 'claim', slug: 'claim-low-sugar', claim: 'LOW_SUGAR' });
    expect(tagFilter('claim-nice').kind).toBe('tag');
    expect(tagFilter('fiber-10').kind).toBe('tag');
    expect(boundsOf(tagFilter('protein-20'))).toEqual([{ metric: 'protein', min: 20, decimals: 0 }]);
    expect(boundsOf(tagFilter('sugar-5'))).toEqual([{ metric: 'sugar', max: 5, decimals: 1 }]);
    expect(boundsOf(tagFilter('price-down'))).toEqual([]);
  });
  it('does not take the names every object has for goals', () => {
    expect(tagFilter('constructor').kind).toBe('tag');
  });
});

describe('limits of nutrients', () => {
  it('offers them from the loosest to the strictest', () => {
    for (const nutrient of RANGED) {
      const { side, limits } = RANGES[nutrient];
      for (const offered of [limits.serving, limits['100']]) {
        const ascending = offered.toSorted((a, b) => a - b);
        expect(offered, nutrient).toEqual(side === 'min' ? ascending : ascending.toReversed());
      }
    }
  });
  it('adds up what each would leave', () => {
    expect(leftByLimits([5, 10, 15], [7, 3, 2, 1])).toEqual([6, 3, 1]);
  });
  it('takes 100 g for a serving where a list counts in them', () => {
    const facts = { basis: '100g', servingSize: 30, energyKcal: 1, proteinG: 2, fatG: 0, saturatedFatG: 0 } as const;
    const more = { transFatG: 0, carbohydrateG: 0, sugarsG: 0, sodiumMg: 0, cholesterolMg: 0, fiberG: null };
    expect(inQuantity({ ...facts, ...more }, '100').servingSize).toBe(100);
    expect(inQuantity({ ...facts, ...more }, 'serving').servingSize).toBe(30);
  });
});

describe('the rating a list sorts by', () => {
  it('lies between its own reviews and those of the shop, nearer to its own the more there are', () => {
    expect(steadyRating(0, 0, 8.4)).toBeCloseTo(8.4);
    expect(steadyRating(10, 1, 8)).toBeCloseTo(8.18, 2);
    expect(steadyRating(960, 100, 8)).toBeGreaterThan(steadyRating(10, 1, 8));
    expect(steadyRating(9600, 1000, 8)).toBeCloseTo(9.58, 2);
  });
});

describe('unit prices', () => {
  it('divides a pack by its pieces, its weight and its protein', () => {
    expect(unitPrices({ price: 32200, packCount: 14, servingSize: 50, proteinG: 23 })).toEqual({
      piece: 2300,
      per100: 4600,
      protein10: 1000,
    });
  });
  it('has no price for protein that is hardly there', () => {
    expect(unitPrices({ price: 1000, packCount: 1, servingSize: 100, proteinG: 0.9 }).protein10).toBeNull();
  });
  it('says what a piece saves, never less than nothing', () => {
    expect(packSaving(32200, 14, 2500)).toBe(8);
    expect(packSaving(2600, 1, 2500)).toBe(0);
    expect(packSaving(6000, 2, 2500)).toBe(0);
    expect(packSaving(6000, 2, null)).toBe(0);
  });
});

describe('words and marks', () => {
  it('names a variant as its pack does', () => {
    const name = { ko: '프로틴 셰이크', en: 'Protein shake' };
    expect(variantTitle(name, { ko: '카카오', en: 'Cacao' }, '50g')).toEqual({
      ko: '프로틴 셰이크 카카오 50g',
      en: 'Protein shake Cacao 50g',
    });
    expect(variantTitle(name, null, '50g').ko).toBe('프로틴 셰이크 50g');
  });
  it('keeps the best known marks that stand far enough apart', () => {
    const marks = [
      { at: 10, popularity: 1 },
      { at: 12, popularity: 9 },
      { at: 20, popularity: 5 },
      { at: 30, popularity: 4 },
    ];
    expect(spreadOut(marks, 5, 8).map(({ at }) => at)).toEqual([12, 20, 30]);
    expect(spreadOut(marks, 5, 2).map(({ at }) => at)).toEqual([12, 20]);
  });
  it('says the number only of what is nearly gone', () => {
    expect([stockState(0, 5), stockState(-1, 5), stockState(5, 5), stockState(6, 5)]).toEqual([
      'sold-out',
      'sold-out',
      'low',
      'in-stock',
    ]);
  });
});

describe('the address of a list', () => {
  it('holds only what differs from everything, and comes back as it went', () => {
    expect(listHref(EVERYTHING)).toBe('/products');
    const input = {
      ...EVERYTHING,
      q: '닭 가슴',
      category: 'shake',
      tags: ['new', 'protein-20'],
      sort: 'value' as const,
      min: 1000,
      max: 9000,
      page: 3,
    };
    const href = listHref(input, { page: 3 });
    const query = new URL(href, 'http://shop').searchParams;
    expect(readListParams({ ...Object.fromEntries(query), tag: query.getAll('tag') }).input).toEqual(input);
    expect(listHref(input)).not.toContain('page');
  });
  it('holds every filter, with allergens and yes in the letters of an address', () => {
    const input: ListInput = {
      ...EVERYTHING,
      stock: true,
      free: true,
      without: ['MILK', 'PINE_NUT'],
      per: '100',
      protein: 11,
      sugar: 0,
      kcal: 200,
      sodium: 120,
      sort: 'rating',
    };
    const query = new URL(listHref(input), 'http://shop').searchParams;
    expect(query.toString()).toBe(
      'sort=rating&stock=1&free=1&per=100&protein=11&sugar=0&kcal=200&sodium=120&without=milk&without=pine-nut',
    );
    expect(readListParams({ ...Object.fromEntries(query), without: query.getAll('without') }).input).toEqual(input);
  });
  it('has every key it may hold answered by the dynamic list', () => {
    const keys = listParams({
      ...EVERYTHING,
      q: 'a',
      category: 'a',
      tags: ['a'],
      sort: 'new',
      min: 1,
      max: 1,
      stock: true,
      free: true,
      without: ['EGG'],
      per: '100',
      protein: 1,
      sugar: 1,
      kcal: 1,
      sodium: 1,
      page: 2,
    }).map(([key]) => key);
    expect(keys.toSorted()).toEqual(LIST_FILTERS.toSorted());
    expect(keys.toSorted()).toEqual(
      Object.keys(EVERYTHING)
        .map((key) => (key === 'tags' ? 'tag' : key))
        .toSorted(),
    );
  });
  it('reads limits of nutrients, and keeps what is no number as it was typed', () => {
    const { input, typed } = readListParams({ protein: '1,200', sugar: '-1', kcal: 'abc', sodium: '10000', per: '50' });
    expect(input).toMatchObject({ protein: 1200, sugar: null, kcal: null, sodium: null, per: 'serving' });
    expect(typed).toMatchObject({ wrong: ['sugar', 'kcal', 'sodium'], limits: { kcal: 'abc', protein: '1,200' } });
    expect(readListParams({ protein: '' }).typed.wrong).toEqual([]);
    expect(readListParams({ protein: '2.5' }).typed.wrong).toEqual(['protein']);
  });
  it('knows every allergen once, in the order of the label, and nothing else', () => {
    const without = ['pine-nut', 'milk', 'milk', 'MILK', 'gold', '__proto__'];
    expect(readListParams({ without }).input.without).toEqual(['MILK', 'PINE_NUT']);
    const all = ALLERGENS.map((allergen) => allergen.toLowerCase().replaceAll('_', '-'));
    expect(readListParams({ without: all }).input.without).toEqual(ALLERGENS);
    expect(readListParams({ stock: 'yes', free: '0' }).input).toMatchObject({ stock: false, free: false });
  });
  it('takes each chosen filter away by its own change', () => {
    const input: ListInput = {
      ...EVERYTHING,
      q: '닭',
      category: 'shake',
      tags: ['new', 'claim-low-fat'],
      without: ['MILK'],
      min: 1,
      max: 2,
      stock: true,
      free: true,
      protein: 10,
      sugar: 0,
    };
    const chosen = chosenOf(input);
    expect(chosen).toHaveLength(11);
    expect(chosen.reduce((left, { change }) => ({ ...left, ...change, tags: [] }), input)).toEqual(EVERYTHING);
    expect(chosenOf(EVERYTHING)).toEqual([]);
  });
  it('leaves out what it cannot read', () => {
    const { input } = readListParams({
      sort: 'price',
      page: '-1',
      category: 'A B',
      tag: ['ok', '<script>', 'ok'],
      q: 'x'.repeat(200),
    });
    expect(input).toMatchObject({ sort: 'recommended', page: 1, category: null, tags: ['ok'] });
    expect(input.q).toHaveLength(80);
    expect(readListParams({ page: '1e9' }).input.page).toBe(1);
  });
  it('says what is wrong with typed prices and keeps them as typed', () => {
    expect(readListParams({ min: '1,000', max: '' })).toMatchObject({
      input: { min: 1000, max: null },
      typed: { min: '1,000', problem: null },
    });
    expect(readListParams({ min: '천원' })).toMatchObject({
      input: { min: null },
      typed: { min: '천원', problem: 'NOT_A_NUMBER' },
    });
    expect(readListParams({ min: '-5' }).typed.problem).toBe('NOT_A_NUMBER');
    expect(readListParams({ min: '9999999999999' }).typed.problem).toBe('NOT_A_NUMBER');
    expect(readListParams({ min: '900', max: '100' })).toMatchObject({
      input: { min: null, max: null },
      typed: { problem: 'UPSIDE_DOWN' },
    });
  });
});
