import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import { ACCESS_COOKIE, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { sha256 } from '~/server/secret';
import { idOf } from '../world/names';

export type Shopper = { readonly headers: Record<string, string> };

const digest = (text: string) => createHash('sha256').update(text);

/** Signs the first `count` users in, as the login does: a session row and both cookies, and an address of their own each. */
export async function signedIn(sql: Sql, count: number): Promise<Shopper[]> {
  const logins = Array.from({ length: count }, (_, n) => ({
    id: idOf('usr', n),
    sid: digest(`sid${n}`).digest('hex').slice(0, 32),
    token: digest(`token${n}`).digest('base64url'),
  }));
  await sql`INSERT INTO sessions (sid, user_id, current_hash, expires_at)
    SELECT sid, user_id, hash, now() + interval '7 days' FROM unnest(
      ${logins.map((login) => login.sid)}::text[], ${logins.map((login) => login.id)}::text[],
      ${logins.map((login) => sha256(login.token))}::text[]) AS login (sid, user_id, hash)
    ON CONFLICT DO NOTHING`;
  const shoppers: Shopper[] = [];
  for (const [n, { id, sid, token }] of logins.entries()) {
    const access = await sealAccessToken({ id, sid });
    const cookie = `${ACCESS_COOKIE}=${access}; ${REFRESH_COOKIE}=${sid}.${token}`;
    const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
    shoppers.push({ headers: { cookie, 'x-forwarded-for': address, 'x-shop-locale': 'ko' } });
  }
  return shoppers;
}
