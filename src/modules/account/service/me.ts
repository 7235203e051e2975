import 'server-only';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { findAccount } from '../queries';

/** The account of whoever is signed in. @throws AppError UNAUTHENTICATED when it is gone */
export async function getAccount(ctx: Ctx & { readonly user: SessionUser }) {
  const account = await findAccount(ctx.db, ctx.user.id);
  if (!account) throw new AppError('UNAUTHENTICATED');
  return account;
}
