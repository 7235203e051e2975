import 'server-only';
import type { Id } from '~/lib/ids';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import { logInInput } from '../input';
import { findUserByEmail } from '../queries';
import { verifyPassword } from './password';

/**
 * Who this e-mail address and password belong to, or null. Limited per account and per address before any password is
 * hashed; somebody unknown costs the same work and gets the same answer as a wrong password.
 * @throws AppError RATE_LIMITED, BUSY
 */
export async function checkPassword(
  ctx: Pick<Ctx, 'db'>,
  credentials: unknown,
  headers: Headers,
): Promise<Id<'usr'> | null> {
  await takeLimit('login.address', clientAddress(headers));
  const parsed = logInInput.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await takeLimit('login.account', sha256(email));
  const user = await findUserByEmail(ctx.db, email);
  const right = await verifyPassword(user?.passwordHash ?? null, password);
  return right && user ? user.id : null;
}
