import 'server-only';
import { isId, type Id } from '~/lib/ids';
import { seal, unseal } from './sealed';

export const ENTRY_COOKIE = 'shop.entry';
export const ENTRY_TTL = 60;

/** A ticket that opens the door once for somebody who has just signed up; the login route exchanges it for a session. */
export function sealEntry(userId: Id<'usr'>): Promise<string> {
  return seal(ENTRY_COOKIE, { sub: userId }, ENTRY_TTL);
}

export async function readEntry(cookie: string | undefined): Promise<Id<'usr'> | null> {
  const claims = await unseal(ENTRY_COOKIE, cookie);
  return claims?.sub && isId('usr', claims.sub) ? claims.sub : null;
}
