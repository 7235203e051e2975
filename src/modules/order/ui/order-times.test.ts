import { describe, expect, it } from 'vitest';
import { dayWords, momentText } from './order-times';

const NOW = new Date('2026-11-24T20:46:00+09:00');

describe('times of an order', () => {
  it.each([
    ['2026-11-24T23:31:00+09:00', '오늘 23:31', 'Today 23:31'],
    ['2026-11-23T00:05:00+09:00', '어제 00:05', 'Yesterday 00:05'],
    ['2026-11-25T23:59:00+09:00', '내일 23:59', 'Tomorrow 23:59'],
  ])('%s is a day away at most and said so', (at, ko, en) => {
    expect(momentText(new Date(at), NOW, 'ko')).toBe(ko);
    expect(momentText(new Date(at), NOW, 'en')).toBe(en);
  });

  it('names date and weekday of any other day, for a weekday alone reads as a month in Korean', () => {
    expect(momentText(new Date('2026-11-22T09:05:00+09:00'), NOW, 'ko')).toBe('11월 22일 (일) 09:05');
    expect(momentText(new Date('2026-10-01T09:05:00+09:00'), NOW, 'en')).toContain('October 1');
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
