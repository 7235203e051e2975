import 'server-only';
import { encode, type JWT } from 'next-auth/jwt';
import { env } from '~/server/env';
import { openSealed } from '~/server/sealed-token';

/** Encrypts claims for a cookie of ours. The purpose is part of the key: one cookie is never taken for another. */
export function seal(purpose: string, claims: JWT, seconds: number): Promise<string> {
  return encode({ token: claims, secret: env().AUTH_SECRET, salt: purpose, maxAge: seconds });
}

/** The claims of a cookie sealed for this purpose; null when it is garbled, of another purpose or too old. */
export async function unseal(purpose: string, token: string | undefined): Promise<JWT | null> {
  if (!token) return null;
  const claims = await openSealed(token, purpose);
  // The decoder tolerates fifteen seconds; we do not.
  return claims && typeof claims.exp === 'number' && claims.exp > Date.now() / 1000 ? claims : null;
}
