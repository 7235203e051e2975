import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { Id } from '~/lib/ids';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { countUp, giveBackLimit, takeLimit, usedOf } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import { logInInput } from '../input';
import { findUserByEmail } from '../queries';
import { verifyPassword } from './password';

/** Wrong passwords of one account, from anywhere, that are still answered at once; each further one costs 100 ms, up to 2 s. */
const FREE_FAILURES = 10;
const slowness = (failures: number): number => Math.min(2_000, Math.max(0, failures - FREE_FAILURES) * 100);

/**
 * Who this e-mail address and password belong to, or null. Tries are limited per address; wrong passwords per account and
 * address, so that nobody can lock somebody else out; an account under attack from many addresses answers more slowly. All of
 * it before any password is hashed; somebody unknown costs the same work and gets the same answer as a wrong password.
 * @throws AppError RATE_LIMITED, BUSY
 */
export async function checkPassword(
  ctx: Pick<Ctx, 'db'>,
  credentials: unknown,
  headers: Headers,
): Promise<Id<'usr'> | null> {
  const address = clientAddress(headers);
  await takeLimit('login.address', address);
  const parsed = logInInput.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const account = sha256(email);
  const here = sha256(`${email} ${address}`);
  await takeLimit('login.failure', here);
  let wrong = false;
  try {
    await wait(slowness(await usedOf('login.account', account)));
    const user = await findUserByEmail(ctx.db, email);
    const right = await verifyPassword(user?.passwordHash ?? null, password);
    if (right && user) return user.id;
    wrong = true;
    await countUp('login.account', account);
    return null;
  } finally {
    if (!wrong) await giveBackLimit('login.failure', here);
  }
}
