import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, seoulClock, seoulDay } from '~/lib/time';
import { DELIVERY_REGIONS } from '~/shops/preset';
import holidays from '../holidays.json';
import { arrivalOf, deliveryPromise } from './promise';
import { isKnownDay, isWorkingDay, workingDayAfter } from './working-day';

const TERMS = { cutOffHour: 23, transitDays: { MAINLAND: 1, JEJU: 2, ISLAND: 3 } };
const at = (seoul: string) => new Date(`${seoul}+09:00`);
const dayOf = (date: Date | undefined) => date && seoulClock(date).slice(0, 10);
const promised = (seoul: string, region: (typeof DELIVERY_REGIONS)[number], cold: boolean) => {
  const promise = deliveryPromise(at(seoul), { region, cold }, TERMS);
  return promise && [dayOf(promise.day), seoulClock(promise.payBefore)];
};

describe('the day a parcel arrives', () => {
  it.each([
    // A Tuesday to its last second, and the first after.
    ['2026-12-01T00:00:00', 'MAINLAND', '2026-12-02', '2026-12-01T23:00:00'],
    ['2026-12-01T22:59:59.999', 'MAINLAND', '2026-12-02', '2026-12-01T23:00:00'],
    ['2026-12-01T23:00:00', 'MAINLAND', '2026-12-03', '2026-12-02T23:00:00'],
    ['2026-12-01T23:59:59', 'MAINLAND', '2026-12-03', '2026-12-02T23:00:00'],
    // From Friday on it waits for Monday.
    ['2026-12-04T10:00:00', 'MAINLAND', '2026-12-07', '2026-12-04T23:00:00'],
    ['2026-12-04T23:00:00', 'MAINLAND', '2026-12-08', '2026-12-07T23:00:00'],
    ['2026-12-06T10:00:00', 'MAINLAND', '2026-12-08', '2026-12-07T23:00:00'],
    // Farther places take more working days.
    ['2026-12-01T10:00:00', 'JEJU', '2026-12-03', '2026-12-01T23:00:00'],
    ['2026-12-01T10:00:00', 'ISLAND', '2026-12-04', '2026-12-01T23:00:00'],
    ['2026-12-03T10:00:00', 'JEJU', '2026-12-07', '2026-12-03T23:00:00'],
    // Seollal 2026 is Monday to Wednesday, Chuseok Thursday to Saturday; in 2027 Seollal is made up for on a Tuesday.
    ['2026-02-13T10:00:00', 'MAINLAND', '2026-02-19', '2026-02-13T23:00:00'],
    ['2026-02-16T10:00:00', 'MAINLAND', '2026-02-20', '2026-02-19T23:00:00'],
    ['2026-09-23T10:00:00', 'MAINLAND', '2026-09-28', '2026-09-23T23:00:00'],
    ['2027-02-05T10:00:00', 'MAINLAND', '2027-02-10', '2027-02-05T23:00:00'],
    // Chuseok 2028 holds the National Foundation Day, so that Thursday is free too, and Hangul Day follows on Monday.
    ['2028-09-29T10:00:00', 'MAINLAND', '2028-10-06', '2028-09-29T23:00:00'],
    ['2028-10-06T10:00:00', 'MAINLAND', '2028-10-10', '2028-10-06T23:00:00'],
  ] as const)('of an order of %s to %s is %s, paid before %s', (now, region, day, payBefore) => {
    expect(promised(now, region, false)).toEqual([day, payBefore]);
  });

  it.each([
    ['2026-12-03T10:00:00', 'MAINLAND', '2026-12-04', '2026-12-03T23:00:00'],
    // Not on Friday, and not at a weekend.
    ['2026-12-04T10:00:00', 'MAINLAND', '2026-12-08', '2026-12-07T23:00:00'],
    ['2026-12-05T10:00:00', 'MAINLAND', '2026-12-08', '2026-12-07T23:00:00'],
    // Not on the eve of Christmas, a Friday.
    ['2026-12-24T10:00:00', 'MAINLAND', '2026-12-29', '2026-12-28T23:00:00'],
    // Not on any day before Chuseok's run of 2026.
    ['2026-09-23T10:00:00', 'MAINLAND', '2026-09-29', '2026-09-28T23:00:00'],
    ['2026-09-22T10:00:00', 'MAINLAND', '2026-09-23', '2026-09-22T23:00:00'],
    // Two working days on end to Jeju, three to an island: never over a weekend.
    ['2026-12-02T10:00:00', 'JEJU', '2026-12-04', '2026-12-02T23:00:00'],
    ['2026-12-03T10:00:00', 'JEJU', '2026-12-09', '2026-12-07T23:00:00'],
    ['2026-12-01T10:00:00', 'ISLAND', '2026-12-04', '2026-12-01T23:00:00'],
    ['2026-12-02T10:00:00', 'ISLAND', '2026-12-10', '2026-12-07T23:00:00'],
    // 2028: Labor Day and Buddha's Birthday leave Wednesday and Thursday, Friday is Children's Day.
    ['2028-05-01T10:00:00', 'JEJU', '2028-05-10', '2028-05-08T23:00:00'],
    ['2028-05-01T10:00:00', 'MAINLAND', '2028-05-04', '2028-05-03T23:00:00'],
  ] as const)('of something cold ordered %s to %s is %s, paid before %s', (now, region, day, payBefore) => {
    expect(promised(now, region, true)).toEqual([day, payBefore]);
  });

  it('is said as long as the holidays until then are known, and not after', () => {
    expect(holidays.knownUntil).toBe('2028-12-31');
    expect(promised('2028-12-28T22:59:59', 'MAINLAND', true)).toEqual(['2028-12-29', '2028-12-28T23:00:00']);
    expect(promised('2028-12-28T23:00:00', 'MAINLAND', true)).toBeNull();
    expect(promised('2028-12-29T10:00:00', 'MAINLAND', false)).toBeNull();
    expect(promised('2028-12-28T10:00:00', 'JEJU', false)).toBeNull();
    expect(promised('2029-01-02T10:00:00', 'MAINLAND', false)).toBeNull();
    expect(promised('2050-06-01T10:00:00', 'ISLAND', true)).toBeNull();
  });

  it('is a working day, later than its payment, and what is cold never waits on a day of rest', () => {
    const moments = fc.date({ min: at('2026-01-01T00:00:00'), max: at('2028-11-30T00:00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom(...DELIVERY_REGIONS), fc.boolean(), (now, region, cold) => {
        const promise = deliveryPromise(now, { region, cold }, TERMS)!;
        const leaves = addDays(promise.payBefore, 0);
        expect(promise.payBefore.getTime()).toBeGreaterThan(now.getTime());
        expect([isWorkingDay(leaves), isWorkingDay(promise.day)]).toEqual([true, true]);
        expect(promise.dawn).toBe(region === 'MAINLAND');
        const between = [];
        for (let day = addDays(leaves, 1); seoulDay(day) <= seoulDay(promise.day); day = addDays(day, 1))
          between.push(isWorkingDay(day));
        expect(between.filter(Boolean)).toHaveLength(TERMS.transitDays[region]);
        if (cold) expect(between).not.toContain(false);
        // Paid a moment before it must be, it is the same; a moment later it is not.
        const last = deliveryPromise(addDays(promise.payBefore, -1 / 86_400_000), { region, cold }, TERMS);
        expect(last).toEqual(promise);
        const late = deliveryPromise(promise.payBefore, { region, cold }, TERMS);
        if (late) expect(late.payBefore.getTime()).toBeGreaterThan(promise.payBefore.getTime());
      }),
      { numRuns: 500 },
    );
  });
});

describe('a working day', () => {
  it('is counted over weekends and holidays', () => {
    expect(dayOf(workingDayAfter(at('2026-02-13T10:00:00'), 1))).toBe('2026-02-19');
    expect(dayOf(workingDayAfter(at('2026-02-13T10:00:00'), 3))).toBe('2026-02-23');
  });

  it('begins and ends at midnight in Seoul', () => {
    expect(isWorkingDay(at('2026-12-24T23:59:59'))).toBe(true);
    expect(isWorkingDay(at('2026-12-25T00:00:00'))).toBe(false);
    expect(isWorkingDay(at('2026-12-27T23:59:59'))).toBe(false);
    expect(isWorkingDay(at('2026-12-28T00:00:00'))).toBe(true);
    expect(isKnownDay(at('2028-12-31T23:59:59'))).toBe(true);
    expect(isKnownDay(at('2029-01-01T00:00:00'))).toBe(false);
  });
});

describe('the table of holidays', () => {
  const days = Object.entries(holidays.days);

  it('is written in order, for every year until its end', () => {
    expect(days.map(([day]) => day)).toEqual(days.map(([day]) => day).toSorted());
    expect(new Set(days.map(([day]) => day.slice(0, 4)))).toEqual(new Set(['2026', '2027', '2028']));
  });

  it('makes up for a holiday at a weekend on a weekday, but for New Year and Memorial Day', () => {
    const weekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());
    const lost = days.filter(
      ([day, name]) => weekend(day) && !/New Year's Day|Memorial|Chuseok|Korean New Year/.test(name),
    );
    const substitutes = days.filter(([, name]) => name.startsWith('Substitute'));
    for (const [, name] of lost) expect(substitutes.map(([, of]) => of)).toContain(`Substitute for ${name}`);
    for (const [day] of substitutes) expect(weekend(day)).toBe(false);
  });
});

describe('the arrival of an order', () => {
  const to = { region: 'JEJU', cold: false } as const;
  const promise = { promisedFor: at('2026-12-09T00:00:00'), promisedIfPaidBefore: at('2026-12-01T23:00:00') };

  it('is what was promised where it was paid in time, whatever the table says now', () => {
    expect(arrivalOf(promise, at('2026-12-01T22:59:59'), to, TERMS)).toEqual({ day: promise.promisedFor, dawn: false });
  });

  it('is counted anew from a payment that came too late, and of an order without a promise', () => {
    expect(dayOf(arrivalOf(promise, at('2026-12-01T23:00:00'), to, TERMS)?.day)).toBe('2026-12-04');
    const none = { promisedFor: null, promisedIfPaidBefore: null };
    expect(dayOf(arrivalOf(none, at('2026-12-01T10:00:00'), to, TERMS)?.day)).toBe('2026-12-03');
    expect(arrivalOf(none, at('2029-03-05T10:00:00'), to, TERMS)).toBeNull();
  });
});
