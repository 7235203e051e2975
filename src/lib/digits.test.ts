import { expect, test } from 'vitest';
import { grouped, withTenths } from './digits';

test('digits stand in threes', () => {
  expect([0, 7, 999, 1000, 1284, 1_234_567, '012345'].map(grouped)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '1,284',
    '1,234,567',
    '012,345',
  ]);
});

test('tenths are rounded as they are written, half up', () => {
  expect([5, 4.5, 4.25, 4.35, 4.449, 0.04].map(withTenths)).toEqual(['5.0', '4.5', '4.3', '4.4', '4.4', '0.0']);
});

test.each(['ko', 'en'])('%s writes them as Intl does', (locale) => {
  const intl = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const averages = Array.from({ length: 400 }, (_, at) => (at + 1) / 80);
  expect(averages.map(withTenths)).toEqual(averages.map((average) => intl.format(average)));
  expect(grouped(1_284_000)).toBe(new Intl.NumberFormat(locale).format(1_284_000));
});
