import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '~/lib/errors';
import { PASSWORD_MAX, PASSWORD_MIN } from '../rules';
import { hashTurns } from './hash-turns';

// The package's algorithm is argon2id unless told otherwise.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let dummy: Promise<string> | undefined;

/** What an unknown person's password is compared with: the same work, never a match. */
function dummyHash(): Promise<string> {
  return (dummy ??= hash(crypto.randomUUID(), PARAMETERS));
}

/**
 * The argon2id hash of a password of 8 to 128 characters.
 * @throws AppError INVALID_INPUT for another length, BUSY when too many passwords wait to be hashed
 */
export async function hashPassword(plain: string): Promise<string> {
  if (plain.length < PASSWORD_MIN || plain.length > PASSWORD_MAX) throw new AppError('INVALID_INPUT');
  return hashTurns.run(() => hash(plain, PARAMETERS));
}

/**
 * Whether `plain` is the password behind `stored`. Without a stored hash it does the same work and says no, so that the
 * time of an answer does not tell who has an account.
 * @throws AppError BUSY when too many passwords wait to be checked
 */
export async function verifyPassword(stored: string | null, plain: string): Promise<boolean> {
  const given = plain.slice(0, PASSWORD_MAX);
  const matches = await hashTurns.run(async () => verify(stored ?? (await dummyHash()), given));
  return matches && stored !== null && plain.length <= PASSWORD_MAX;
}
