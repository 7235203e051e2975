import 'server-only';
import { decode, type JWT } from 'next-auth/jwt';
import { env } from './env';

/** How every token of the shop says it is encrypted: with the shop's own key, by A256GCM. */
const HEADER = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url');

/**
 * The claims of a token that the shop has encrypted for this purpose, or null. Any other algorithm, or a key named in the token
 * itself, is refused before a key is touched. Its time may be over by up to fifteen seconds: whoever asks looks at that.
 */
export async function openSealed(token: string, purpose = ''): Promise<JWT | null> {
  if (!token.startsWith(`${HEADER}.`)) return null;
  return decode({ token, secret: env().AUTH_SECRET, salt: purpose }).catch(() => null);
}
