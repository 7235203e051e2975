import { describe, expect, it } from 'vitest';
import { readAmount, writeAmount } from './typed-amount';

describe('amounts somebody types', () => {
  it('reads won with and without separators', () => {
    expect(readAmount('32200', 'KRW')).toBe(32_200);
    expect(readAmount(' 32,200 ', 'KRW')).toBe(32_200);
    expect(readAmount('', 'KRW')).toBeNull();
  });
  it('refuses what is no amount of the currency', () => {
    for (const typed of ['3,22', '-5', '32200원', '1e3', '12.5', '1,0000'])
      expect(readAmount(typed, 'KRW'), typed).toBeNaN();
    expect(readAmount('8.901', 'USD')).toBeNaN();
  });
  it('reads and writes cents', () => {
    expect(readAmount('8.9', 'USD')).toBe(890);
    expect(readAmount('1,008.05', 'USD')).toBe(100_805);
    expect(writeAmount(890, 'USD')).toBe('8.90');
    expect(writeAmount(32_200, 'KRW')).toBe('32200');
    expect(writeAmount(null, 'KRW')).toBe('');
  });
});
