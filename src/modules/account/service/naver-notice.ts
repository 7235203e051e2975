import 'server-only';
import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { withoutEnd } from '~/lib/without-end';
import { env } from '~/server/env';
import { sameSecret } from '~/server/secret';

/** Naver’s clock and ours may differ by so much, and a notice be under way. */
const FRESH_MS = 5 * 60_000;

/** Seconds have ten digits until the year 2286, and milliseconds thirteen. */
const momentOf = (timestamp: string): number =>
  /^\d{10}$/.test(timestamp) ? Number(timestamp) * 1000 : /^\d{13}$/.test(timestamp) ? Number(timestamp) : NaN;

/**
 * Reads the notice that somebody has withdrawn their consent at Naver. Only whoever knows the client secret can sign it, and only
 * for a few minutes; null for anything else. @returns whose, by Naver’s id; `subject` is null where it cannot be read
 */
export function readNaverNotice(
  field: (name: string) => string | null,
  now: Date,
): { readonly subject: string | null } | null {
  const { NAVER_CLIENT_ID, NAVER_CLIENT_SECRET } = env();
  if (!NAVER_CLIENT_ID || !NAVER_CLIENT_SECRET) return null;
  const key = createHash('md5').update(NAVER_CLIENT_SECRET).digest().subarray(0, 16);
  const [clientId, sealedId, timestamp] = ['clientId', 'encryptUniqueId', 'timestamp'].map((name) => field(name) ?? '');
  const signed = `clientId=${clientId ?? ''}&encryptUniqueId=${sealedId ?? ''}&timestamp=${timestamp ?? ''}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64url');
  const isOurs = sameSecret(withoutEnd(field('signature') ?? '', '='), signature) && clientId === NAVER_CLIENT_ID;
  const isFresh = Math.abs(now.getTime() - momentOf(timestamp ?? '')) <= FRESH_MS;
  return isOurs && isFresh ? { subject: decrypted(sealedId ?? '', key) } : null;
}

function decrypted(sealedId: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealedId, 'base64url');
  try {
    const cipher = createDecipheriv('aes-128-cbc', key, bytes.subarray(0, 16));
    return Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
