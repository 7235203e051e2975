import { addDays, seoulDay } from '~/lib/time';
import holidays from '../holidays.json';

const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(holidays.days).map((day) => day.replaceAll('-', '')));
const KNOWN_UNTIL = holidays.knownUntil.replaceAll('-', '');

/** Whether the holidays of the day of `at` are known. After the last day of the table nobody can say when a parcel comes. */
export const isKnownDay = (at: Date): boolean => seoulDay(at) <= KNOWN_UNTIL;

/** Whether parcels leave and arrive on the day of `at` in Seoul: neither at weekends nor on public holidays. */
export function isWorkingDay(at: Date): boolean {
  const day = seoulDay(at);
  const weekday = new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(day);
}

/** The working day that comes as the `count`th after the day of `at`. */
export function workingDayAfter(at: Date, count: number): Date {
  let day = at;
  for (let left = count; left > 0 && isKnownDay(day);) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
