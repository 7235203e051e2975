import 'server-only';
import { and, eq } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { clientAddress, networkOf } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { cookiesIn, KNOWN_COOKIE } from '~/server/cookies';
import { log } from '~/server/logger';
import { giveBackLimit, takeLimit, takeSharedOrOwn, usedOf, type Counter } from '~/server/rate-limit';
import { logInInput } from '../input';
import { findUserByEmail } from '../queries';
import type { LoginFault } from '../rules';
import { users } from '../tables';
import { accountKey, knownDevice } from './known-device';
import { isImported, rehash, verifyPassword } from './password';

/** The account a password opens, and the hash that it fitted: whoever opens it sees that it still stands. */
export type Opened = { readonly id: Id<'usr'>; readonly passwordHash: string };

/** Each wrong password of an account makes the next answer slower by so much, up to two seconds. */
const SLOWER_MS = 300;
const slowness = (failures: number): number => Math.min(2_000, failures * SLOWER_MS);

/**
 * What the login page hears of a refusal. A login waits for nothing but its turn to be hashed: where that was full although the
 * door was not, the page tries again by itself, as it does where the door was.
 */
export const toldOf = ({ code }: AppError): LoginFault | AppError['code'] => (code === 'BUSY' ? 'CROWDED' : code);

/**
 * The account this e-mail address and password open, or null. Tries are limited per address and network of the caller, and wrong
 * passwords per account: five in a quarter of an hour from all browsers that were never in it, or three a day from each
 * network whatever others did, and five from each browser that was, so that nobody can lock its owner out. All of it before any password is hashed; somebody unknown costs the same work and gets the
 * same answer as a wrong password.
 * @throws AppError RATE_LIMITED, BUSY
 */
export async function checkPassword(
  ctx: Pick<Ctx, 'db'>,
  credentials: unknown,
  headers: Headers,
): Promise<Opened | null> {
  const address = clientAddress(headers);
  await takeLimit('login.address', address);
  const network = networkOf(address);
  await takeLimit('login.network', network);
  const parsed = logInInput.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const account = accountKey(email);
  const user = await findUserByEmail(ctx.db, email);
  const known = cookiesIn(headers)(KNOWN_COOKIE);
  const device = await knownDevice(known, account, user?.passwordHash ?? null);
  const key = device ? `${account} ${device}` : account;
  return countingFailures(key, network, async () => {
    const right = await verifyPassword(user?.passwordHash ?? null, password, device === null ? undefined : account);
    if (!right || !user?.passwordHash) return null;
    return { id: user.id, passwordHash: await ourHash(ctx, { ...user, passwordHash: user.passwordHash }, password) };
  });
}

/**
 * An imported hash becomes one of ours while the password is at hand, unless it was changed meanwhile. Never in the way of a login.
 * @returns the hash that is kept now
 */
async function ourHash({ db }: Pick<Ctx, 'db'>, { id, passwordHash }: Opened, password: string): Promise<string> {
  if (!isImported(passwordHash)) return passwordHash;
  try {
    const its = and(eq(users.id, id), eq(users.passwordHash, passwordHash));
    const ours = await rehash(password);
    const replaced = await db.update(users).set({ passwordHash: ours }).where(its).returning({ id: users.id });
    return replaced.length > 0 ? ours : passwordHash;
  } catch (error) {
    log.error('login.hash-not-replaced', error);
    return passwordHash;
  }
}

/**
 * Counts a try of `key` before it is made, so that many at once cannot all pass before the first is counted, and gives it back
 * unless it was wrong (null). `network`: whose it is, for strangers share the key, also that of a browser whose cookie was copied.
 * @throws AppError RATE_LIMITED
 */
async function countingFailures<T>(key: string, network: string, attempt: () => Promise<T | null>): Promise<T | null> {
  const shared: Counter = ['login.failure', key];
  const counted = await takeSharedOrOwn(shared, ['login.own', `${key} ${network}`]);
  let wrong = false;
  try {
    await wait(slowness((await usedOf(...shared)) - 1));
    const result = await attempt();
    wrong = result === null;
    return result;
  } finally {
    if (!wrong) for (const counter of counted) await giveBackLimit(...counter);
  }
}
