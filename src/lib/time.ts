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

/** 23:59 in Seoul on the day after `at`. */
export function endOfNextSeoulDay(at: Date): Date {
  return new Date(addDays(seoulMidnight(at), 2).getTime() - 60_000);
}

/** The first moment in Seoul of the month after that of `at`. */
export function nextSeoulMonth(at: Date): Date {
  const there = new Date(at.getTime() + SEOUL_OFFSET_MS);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - SEOUL_OFFSET_MS);
}

/** The clock in Seoul as `yyyy-MM-ddTHH:mm:ss`, without an offset. */
export function seoulClock(at: Date): string {
  return new Date(at.getTime() + SEOUL_OFFSET_MS).toISOString().slice(0, 19);
}

/** Reads an ISO moment; one that names no offset is Seoul's. Undefined where it is none. */
export function parseSeoul(text: string): Date | undefined {
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}+09:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

/**
 * The end of the calendar day in Seoul that lies so many days or months after the day of `at`, as the law counts: the first day
 * is left out, and a month without that day ends on its last.
 */
export function seoulDayEnd(at: Date, { days = 0, months = 0 }: { days?: number; months?: number }): Date {
  const seoul = new Date(at.getTime() + SEOUL_OFFSET_MS);
  const [year, month] = [seoul.getUTCFullYear(), seoul.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(seoul.getUTCDate(), lastOfMonth) + days;
  return new Date(Date.UTC(year, month, day + 1) - SEOUL_OFFSET_MS);
}

/** Formats in Seoul time; `options` as for `Intl.DateTimeFormat`. */
export function formatTime(at: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: SEOUL, hourCycle: 'h23', ...options }).format(at);
}
