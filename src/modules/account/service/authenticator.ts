import 'server-only';
import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';
import type { AppSetup, Square } from '../rules';
import { seal, unseal } from './sealed';

const PURPOSE = 'second-step';
/** As long as an account may live: what is sealed here has no end of its own. */
const KEPT = 100 * 365 * 86_400;
const PERIOD_SECONDS = 30;

/** The six digits of RFC 6238, as every authenticator app makes them: SHA-1, thirty seconds. */
const totpOf = (secret: string, about: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...about, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });

/** A new secret of 160 bits, in the letters and digits that people can type. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

export const sealSecret = (secret: string): Promise<string> => seal(PURPOSE, { secret }, KEPT);

/** @throws where the shop's own secret is another one now */
export async function openSecret(sealed: string): Promise<string> {
  const secret = (await unseal(PURPOSE, sealed))?.secret;
  if (typeof secret !== 'string')
    throw new Error('a second step cannot be opened: it was sealed with another AUTH_SECRET');
  return secret;
}

/** Of which half minute this code is, now or one before or after, for clocks that go wrong; null for any other. */
export function periodOf(secret: string, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp: at.getTime() }) + delta;
}

/** For the app of whoever has this label, such as their e-mail address. */
export function setupOf(secret: string, issuer: string, label: string): AppSetup {
  const address = totpOf(secret, { issuer, label }).toString();
  return { secret, address, square: squareOf(address) };
}

/** A QR code as one SVG path on a grid of `size`. */
function squareOf(text: string): Square {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const cells = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: cells.join('') };
}
