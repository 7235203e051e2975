import { describe, expect, it } from 'vitest';
import { actsHref, readActs } from './input';

describe('the address of the list of acts', () => {
  it('shows what changed something, and looks only where they are asked for', () => {
    expect(readActs({})).toEqual({ page: 1, changes: true });
    expect(readActs({ looks: 'true' })).toEqual({ page: 1 });
  });
  it.each([
    '/admin/acts',
    '/admin/acts?looks=true',
    '/admin/acts?area=orders&day=2026-11-30&page=2',
    '/admin/acts?area=money&looks=true&page=3',
  ])('is read as it was written: %s', (address) => {
    const params = Object.fromEntries(new URL(address, 'https://shop.example').searchParams);
    expect(actsHref(readActs(params))).toBe(address);
  });
  it('leads to everything, looks too, where nothing was found', () => {
    expect(readActs(Object.fromEntries(new URL(actsHref({}), 'https://shop.example').searchParams))).toEqual({
      page: 1,
    });
  });
});
