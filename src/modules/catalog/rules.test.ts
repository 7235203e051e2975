import { describe, expect, it } from 'vitest';
import { EVERYTHING, listHref, readListParams } from './input';
import { boundsOf, packSaving, spreadOut, stockState, tagFilter, unitPrices, variantTitle } from './rules';

describe('tagFilter', () => {
  it('tells stored tags from what numbers say', () => {
    expect(tagFilter('breakfast')).toEqual({ kind: 'tag', slug: 'breakfast' });
    expect(tagFilter('price-down').kind).toBe('price-down');
    expect(tagFilter('goal-light').kind).toBe('goal');
    expect(tagFilter('goal-luck').kind).toBe('tag');
    expect(tagFilter('fiber-10').kind).toBe('tag');
    expect(boundsOf(tagFilter('protein-20'))).toEqual([{ metric: 'protein', min: 20, decimals: 0 }]);
    expect(boundsOf(tagFilter('sugar-5'))).toEqual([{ metric: 'sugar', max: 5, decimals: 1 }]);
    expect(boundsOf(tagFilter('price-down'))).toEqual([]);
  });
  it('does not take the names every object has for goals', () => {
    expect(tagFilter('constructor').kind).toBe('tag');
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
