import { TossError } from './toss-error';

/** Returns the secret key of the call, or refuses as the provider does. */
export function authenticate(header: string | undefined, secretKey: string): string {
  const encoded = /^basic\s+(\S+)\s*$/i.exec(header ?? '')?.[1];
  if (!encoded) throw new TossError('UNAUTHORIZED_KEY');
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0 || colon !== decoded.length - 1) throw new TossError('INCORRECT_BASIC_AUTH_FORMAT');
  const key = decoded.slice(0, colon);
  if (key === secretKey) return key;
  if (/^(test|live)_(gsk|ck|gck)_/.test(key)) throw new TossError('INVALID_API_KEY');
  throw new TossError('UNAUTHORIZED_KEY');
}
