import 'server-only';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { lockMe } from './person';
import { standingOf } from './proof';

/**
 * Holds the account of whoever is signed in until the transaction ends, and asks once more whether this login lives: what it began
 * before a recovery ended it comes to nothing, and a recovery that comes after waits. First thing in the transaction.
 * @throws AppError UNAUTHENTICATED
 */
export async function holdMyLogin(ctx: Ctx & { readonly user: SessionUser }): Promise<void> {
  await lockMe(ctx);
  if (!(await standingOf(ctx))) throw new AppError('UNAUTHENTICATED');
}
