import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets in constant time, whatever their lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Whether the request carries `Authorization: Bearer <expected>`. */
export function bearerMatches(header: string | null, expected: string): boolean {
  return header !== null && header.startsWith('Bearer ') && sameSecret(header.slice(7), expected);
}

export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
