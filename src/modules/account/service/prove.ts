import 'server-only';
import { AppError } from '~/lib/errors';
import type { SessionUser } from '~/server/context';
import type { ProveInput } from '../input';
import { findWaysIn, type WaysIn } from '../queries';
import type { EdgeCtx } from './edge';
import { checkPassword } from './log-in';
import { naverConfigured } from './naver';
import { standingOf } from './proof';
import { loginCookies, writeCookies } from './renew';
import { sessionsOf } from './sessions';
import { requireAppShown } from './shown-app';

type Signed = EdgeCtx & { readonly user: SessionUser };

/** How whoever is signed in gets into their account. @throws AppError UNAUTHENTICATED when it is gone */
export async function getWaysIn(ctx: Signed): Promise<WaysIn & { readonly offersNaver: boolean }> {
  const ways = await findWaysIn(ctx.db, ctx.user.id);
  if (!ways) throw new AppError('UNAUTHENTICATED');
  return { ...ways, offersNaver: naverConfigured() };
}

type ProvenBy = { readonly user: SessionUser; readonly passwordHash: string };

/**
 * Proves by the password of the account that this login’s holder is its owner; a try counts as a login does. The browser gets
 * new cookies for it. @returns the login under its new name, and the hash that the password fitted
 * @throws AppError PASSWORD_WRONG also where there is no password, RATE_LIMITED, BUSY, UNAUTHENTICATED where it has ended,
 * SECOND_STEP_REQUIRED where their authenticator app was not asked in it
 */
export async function proveByPassword(ctx: Signed, { password }: ProveInput): Promise<ProvenBy> {
  const standing = await standingOf(ctx);
  if (!standing) throw new AppError('UNAUTHENTICATED');
  await requireAppShown(ctx, standing);
  const { email } = await getWaysIn(ctx);
  const owner = email === null ? null : await checkPassword(ctx, { email, password }, ctx.reqHeaders);
  if (owner?.id !== ctx.user.id) throw new AppError('PASSWORD_WRONG');
  const login = await sessionsOf(ctx).prove(ctx.user.id, ctx.user.sid);
  if (!login) throw new AppError('UNAUTHENTICATED');
  const user = { id: ctx.user.id, sid: login.sid };
  if (ctx.resHeaders) writeCookies(ctx.resHeaders, await loginCookies(user, login.cookie));
  return { user, passwordHash: owner.passwordHash };
}
