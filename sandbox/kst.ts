const NINE_HOURS = 9 * 3_600_000;

function shifted(ms: number): string {
  return new Date(ms + NINE_HOURS).toISOString();
}

/** `yyyy-MM-ddTHH:mm:ss+09:00`, the form of every time in a payment. */
export function kstWithOffset(ms: number): string {
  return `${shifted(ms).slice(0, 19)}+09:00`;
}

/** `yyyy-MM-ddTHH:mm:ss.SSSSSS` without a zone, the form of a webhook's `createdAt`. */
export function kstMicros(ms: number): string {
  return `${shifted(ms).slice(0, 23)}000`;
}

/** `yyyyMMddHHmmss`, as it stands inside a payment key. */
export function kstDigits(ms: number): string {
  return shifted(ms).slice(0, 19).replace(/\D/g, '');
}

/** Reads `yyyy-MM-ddTHH:mm:ss` (no zone, Korean time); anything else is undefined. */
export function parseKst(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return undefined;
  const ms = Date.parse(`${text}+09:00`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** `yyyy-MM` in Korea. */
export function kstMonth(ms: number): string {
  return shifted(ms).slice(0, 7);
}

/** `yyyy-MM-dd` in Korea. */
export function kstDay(ms: number): string {
  return shifted(ms).slice(0, 10);
}
