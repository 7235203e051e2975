import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import bcrypt from 'bcrypt';
import { AppError } from '~/lib/errors';
import { hashTurns } from '~/server/hash-turns';
import { PASSWORD_MAX, PASSWORD_MIN } from '../rules';

// The package's algorithm is argon2id unless told otherwise.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Above this one try costs more than a second: a hash nobody made for a shop.
const BCRYPT_COST_MAX = 14;

let dummy: Promise<string> | undefined;

/** What an unknown person's password is compared with: the same work, never a match. */
function dummyHash(): Promise<string> {
  return (dummy ??= hash(crypto.randomUUID(), PARAMETERS));
}

/**
 * The argon2id hash of a password of 8 to 128 characters; of the same `person` one at a time.
 * @throws AppError INVALID_INPUT for another length, BUSY when too many passwords wait to be hashed
 */
export async function hashPassword(plain: string, person?: string): Promise<string> {
  if (plain.length < PASSWORD_MIN || plain.length > PASSWORD_MAX) throw new AppError('INVALID_INPUT');
  return hashTurns().run(() => hash(plain, PARAMETERS), person === undefined ? {} : { name: person });
}

/**
 * Whether `plain` is the password behind `stored`, argon2id or an imported bcrypt (which knows its first 72 bytes only). Without
 * a stored hash it does the same work and says no, so that the time of an answer does not tell who has an account; that of an
 * imported hash is its own until its owner comes by.
 * `knownAs`: the account, for a browser that was in it with this password: it goes first, one of an account at a time.
 * @throws AppError BUSY when too many passwords wait to be checked
 */
export async function verifyPassword(stored: string | null, plain: string, knownAs?: string): Promise<boolean> {
  const given = plain.slice(0, PASSWORD_MAX);
  const matches = await hashTurns().run(async () => compare(stored ?? (await dummyHash()), given), {
    ...(knownAs !== undefined && { isFirst: true, name: `known ${knownAs}` }),
  });
  return matches && stored !== null && plain.length <= PASSWORD_MAX;
}

async function compare(stored: string, given: string): Promise<boolean> {
  if (!isImported(stored)) return verify(stored, given);
  const cost = /^\$2[aby]\$(\d\d)\$[./0-9A-Za-z]{53}$/.exec(stored)?.[1];
  if (cost === undefined || Number(cost) > BCRYPT_COST_MAX) return verify(await dummyHash(), given).then(() => false);
  // PHP's name for the same thing.
  return bcrypt.compare(given, stored.replace(/^\$2y/, '$2b'));
}

/** Whether a hash came from another shop, as bcrypt; it is replaced at the first login. */
export const isImported = (stored: string): boolean => stored.startsWith('$2');

/** The hash to keep in place of an imported one, for a password that may be older than today's rules. @throws AppError BUSY */
export const rehash = (plain: string): Promise<string> => hashTurns().run(() => hash(plain, PARAMETERS));
