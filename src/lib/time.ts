const SEOUL = 'Asia/Seoul';
const SEOUL_OFFSET_MS = 9 * 3_600_000;

/** The calendar day in Seoul as YYYYMMDD. */
export function seoulDay(at: Date): string {
  return new Date(at.getTime() + SEOUL_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');
}

/** When the calendar day of `at` began in Seoul. */
export function seoulMidnight(at: Date): Date {
  const day = 86_400_000;
  return new Date(Math.floor((at.getTime() + SEOUL_OFFSET_MS) / day) * day - SEOUL_OFFSET_MS);
}

/** Hour of the day (0–23) in Seoul. */
export function seoulHour(at: Date): number {
  return new Date(at.getTime() + SEOUL_OFFSET_MS).getUTCHours();
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

/** Formats in Seoul time; `options` as for `Intl.DateTimeFormat`. */
export function formatTime(at: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: SEOUL, hourCycle: 'h23', ...options }).format(at);
}
