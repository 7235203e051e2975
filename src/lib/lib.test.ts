import { describe, expect, it } from 'vitest';
import { parseCookie } from './cookies';
import { isId, newId, newOrderNumber } from './ids';
import { formatMoney, money, percentOff, roundAmount } from './money';
import {
  addDays,
  endOfNextSeoulDay,
  formatTime,
  nextSeoulMonth,
  parseSeoul,
  seoulClock,
  seoulDay,
  seoulHour,
} from './time';
import { unitApart } from './unit-apart';

describe('money', () => {
  it('is written as people write it', () => {
    expect(formatMoney(money(32200, 'KRW'), 'ko')).toBe('32,200원');
    expect(formatMoney(money(32200, 'KRW'), 'en')).toBe('₩32,200');
    expect(formatMoney(money(890, 'USD'), 'en')).toBe('$8.90');
    expect(formatMoney(money(-2000, 'KRW'), 'ko')).toBe('−2,000원');
    expect(formatMoney(money(-2000, 'KRW'), 'en')).toBe('−\u202F₩2,000');
  });
  it('and any number stand apart from the unit that ends them', () => {
    expect(['32,200원', '₩32,200', '9.6g'].map(unitApart)).toEqual([
      ['32,200', '원'],
      ['₩32,200', ''],
      ['9.6', 'g'],
    ]);
  });
  it('is never a fraction', () => expect(() => money(0.5, 'KRW')).toThrow(RangeError));
  it('rounds half away from zero', () => expect([0.5, 1.49, -0.5, -1.4].map(roundAmount)).toEqual([1, 1, -1, -1]));
  it('never promises a percent it does not give', () => {
    expect(percentOff(2401, 3100)).toBe(22);
    expect(percentOff(2500, null)).toBe(0);
    expect(percentOff(2500, 2500)).toBe(0);
  });
});

describe('time', () => {
  it('knows the day and the hour in Seoul', () => {
    const late = new Date('2026-11-21T15:30:00Z');
    expect(seoulDay(late)).toBe('20261122');
    expect(seoulHour(late)).toBe(0);
    expect(formatTime(late, 'ko', { hour: '2-digit', minute: '2-digit' })).toBe('00:30');
  });
  it('writes and reads the clock of Seoul', () => {
    const at = new Date('2026-11-21T15:30:00Z');
    expect(seoulClock(at)).toBe('2026-11-22T00:30:00');
    for (const text of ['2026-11-22T00:30:00', '2026-11-22T00:30:00+09:00', '2026-11-21T15:30:00Z'])
      expect(parseSeoul(text)).toEqual(at);
    expect(parseSeoul('soon')).toBeUndefined();
  });
  it('knows when tomorrow and this month end in Seoul', () => {
    expect(endOfNextSeoulDay(new Date('2026-11-21T14:59:59Z')).toISOString()).toBe('2026-11-22T14:59:00.000Z');
    expect(endOfNextSeoulDay(new Date('2026-11-21T15:00:00Z')).toISOString()).toBe('2026-11-23T14:59:00.000Z');
    expect(nextSeoulMonth(new Date('2026-12-31T14:59:59Z')).toISOString()).toBe('2026-12-31T15:00:00.000Z');
    expect(nextSeoulMonth(new Date('2026-12-31T15:00:00Z')).toISOString()).toBe('2027-01-31T15:00:00.000Z');
  });
  it('adds', () => {
    expect(addDays(new Date(0), 1).getTime()).toBe(86_400_000);
  });
});

describe('ids', () => {
  it('carry their kind and are not another kind', () => {
    const id = newId('ord');
    expect(isId('ord', id)).toBe(true);
    expect(isId('usr', id)).toBe(false);
    expect(isId('ord', `${id}x`)).toBe(false);
  });
  it('do not repeat and cannot be counted', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId('ord'))).size).toBe(1000);
    expect(newOrderNumber('20261121')).toMatch(/^20261121-[2-9A-HJKMNP-TV-Z]{8}$/);
  });
});

describe('cookies', () => {
  it('are read decoded', () => {
    expect(parseCookie('b=2; a=x%3D1%3B%20y').get('a')).toBe('x=1; y');
  });
  it('that come twice under one name are nobody’s', () => {
    expect([...parseCookie('a=1; b=2; a=3')]).toEqual([['b', '2']]);
    expect([...parseCookie('a=1; b=2; a=1')]).toEqual([['b', '2']]);
  });
  it('that are odd break nothing', () => {
    expect(parseCookie('=1; ;a; b=%E0%A4%A').get('b')).toBe('%E0%A4%A');
  });
});
