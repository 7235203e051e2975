import { formatTime, seoulDay } from '~/lib/time';
import type { Arrival } from '~/modules/shipping/rules/promise';

const DAY_MS = 86_400_000;

/** «오늘», «어제» or «내일»; null for any other day. */
function nearDay(at: Date, now: Date, locale: string): string | null {
  const away = [0, -1, 1].find((days) => seoulDay(new Date(now.getTime() + days * DAY_MS)) === seoulDay(at));
  if (away === undefined) return null;
  const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

/** «오늘 23:31», «어제 23:31»; farther away «11월 24일 (화) 23:31». */
export function momentText(at: Date, now: Date, locale: string): string {
  const day = nearDay(at, now, locale);
  return day === null
    ? dueText(at, locale)
    : `${day} ${formatTime(at, locale, { hour: '2-digit', minute: '2-digit' })}`;
}

/** 2026년 11월 24일 */
export function dateText(at: Date, locale: string): string {
  return formatTime(at, locale, { dateStyle: 'long' });
}

/** 11월 24일 */
export function dayText(at: Date, locale: string): string {
  return formatTime(at, locale, { month: 'long', day: 'numeric' });
}

/** 11월 24일 (화) 23:59 */
export function dueText(at: Date, locale: string): string {
  return formatTime(at, locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export type DayWords = {
  readonly when: 'today' | 'tomorrow' | 'later';
  readonly day: string;
  readonly weekday: string;
};

/** A day as people say it from `now`; null once it has passed. */
export function dayWords(at: Date, now: Date, locale: string): DayWords | null {
  const [day, today] = [seoulDay(at), seoulDay(now)];
  if (day < today) return null;
  const tomorrow = seoulDay(new Date(now.getTime() + DAY_MS));
  const when = day === today ? 'today' : day === tomorrow ? 'tomorrow' : 'later';
  return { when, day: dayText(at, locale), weekday: formatTime(at, locale, { weekday: 'short' }) };
}

export type ArrivalWords = DayWords & { readonly dawn: 'yes' | 'no' };

/** An arrival as people say it from `now`; null once its day has passed, and where nobody can say when it is. */
export function arrivalWords(arrival: Arrival | null, now: Date, locale: string): ArrivalWords | null {
  const day = arrival && dayWords(arrival.day, now, locale);
  return day && { ...day, dawn: arrival.dawn ? 'yes' : 'no' };
}
