import { describe, expect, it } from 'vitest';
import { dayWords, momentText } from './order-times';

const NOW = new Date('2026-11-24T20:46:00+09:00');

describe('times of an order', () => {
  it('names the weekday while it is near', () => {
    expect(momentText(new Date('2026-11-24T23:31:00+09:00'), NOW, 'ko')).toBe('화 23:31');
    expect(momentText(new Date('2026-11-24T23:31:00+09:00'), NOW, 'en')).toBe('Tue 23:31');
  });

  it('names the date later on', () => {
    expect(momentText(new Date('2026-10-01T09:05:00+09:00'), NOW, 'ko')).toContain('10월 1일');
  });

  it.each([
    ['2026-11-24T23:59:00+09:00', 'today'],
    ['2026-11-25T00:01:00+09:00', 'tomorrow'],
    ['2026-11-26T07:00:00+09:00', 'later'],
  ])('%s is %s in Seoul', (at, when) => {
    expect(dayWords(new Date(at), NOW, 'ko')?.when).toBe(when);
  });

  it('says nothing of a day that has passed', () => {
    expect(dayWords(new Date('2026-11-23T23:59:00+09:00'), NOW, 'ko')).toBeNull();
  });
});
