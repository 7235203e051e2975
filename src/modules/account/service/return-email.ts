import 'server-only';
import { createHmac } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { clientAddress } from '~/server/client-address';
import { inTx, type Ctx } from '~/server/context';
import { isDuplicate } from '~/server/duplicate';
import { env } from '~/server/env';
import { takeLimit } from '~/server/rate-limit';
import { sameSecret } from '~/server/secret';
import { emailCodes, users } from '../tables';
import { tellAccount } from './account-mail';
import type { EdgeCtx } from './edge';
import { endRole, oneAtATime } from './change-role';
import { dropCodesOf, live, tellChanged } from './email-code';
import { revokeNaver } from './naver-identity';
import { dropSecondStep, hasSecondStep } from './second-step';
import { sessionsOf } from './sessions';

const returnable = eq(emailCodes.mail, 'RETURNABLE');

/** What the link of the mail holds: without the shop's secret nobody can tell it, whatever they read in the database. */
export const returnToken = (tokenHash: string): string =>
  `${tokenHash}.${createHmac('sha256', env().AUTH_SECRET).update(`e-mail return ${tokenHash}`).digest('hex')}`;

/**
 * Tells the address an account had that it has another now, with a link to put it back. An address that was itself put in the
 * place of one that may still come back gets none: it may be that of whoever took the account over.
 */
export async function tellBefore(ctx: Ctx, userId: Id<'usr'>, email: string): Promise<void> {
  const older = await ctx.db.$count(emailCodes, and(eq(emailCodes.userId, userId), returnable, live));
  const mail = older === 0 ? 'RETURNABLE' : 'CHANGED';
  await tellChanged(ctx, { purpose: 'CHANGE_EMAIL', email, userId, mail, guarded: await hasSecondStep(ctx, userId) });
}

/**
 * The account gets back the address this link was sent to, whatever address it has now. Whoever changed it knew the way in: all
 * logins end, the password and a linked Naver open nothing any more, and the owner of the mailbox sets a new one by mail. Staff
 * whom no app guards are customers from then on.
 * @throws AppError CODE_SPENT for a link that was used, is too old or never was, or whose account is gone, EMAIL_TAKEN where
 * another account has proven the address meanwhile, RATE_LIMITED
 */
export async function returnEmail(ctx: EdgeCtx, { token }: { readonly token: string }): Promise<void> {
  await takeLimit('code.address', clientAddress(ctx.reqHeaders));
  const [tokenHash = ''] = token.split('.');
  if (!sameSecret(token, returnToken(tokenHash))) throw new AppError('CODE_SPENT');
  const userId = await inTx(ctx, (tx) => putBack(tx, tokenHash)).catch((error: unknown) => {
    throw isDuplicate(error, 'users_email_key') ? new AppError('EMAIL_TAKEN') : error;
  });
  await sessionsOf(ctx).endAll(userId);
}

async function putBack(ctx: Ctx, tokenHash: string): Promise<Id<'usr'>> {
  const its = and(eq(emailCodes.tokenHash, tokenHash), returnable, live);
  await oneAtATime(ctx);
  const [found] = await ctx.db.select({ userId: emailCodes.userId }).from(emailCodes).where(its);
  // The account first, as whoever changes its address does.
  const before = found?.userId && (await lockEmail(ctx, found.userId));
  const [row] = await ctx.db
    .update(emailCodes)
    .set({ usedAt: sql`now()` })
    .where(its)
    .returning({ userId: emailCodes.userId, email: emailCodes.email, guarded: emailCodes.guarded });
  if (!row?.userId || !before) throw new AppError('CODE_SPENT');
  const { userId, email, guarded } = row;
  await ctx.db
    .update(users)
    .set({ email, emailVerifiedAt: sql`now()`, passwordHash: null, updatedAt: sql`now()` })
    .where(eq(users.id, userId));
  await dropCodesOf(ctx, userId);
  // One that came with the other address is whoever’s changed it. Where there was one before, it opened the way to that change
  // and to whatever app there is now: they are its owner’s, who keeps it from whoever reads the mailbox they gave up.
  if (!guarded) await dropSecondStep(ctx, userId);
  // Without an app a mailbox would be enough for the desk, and it may be one its owner has given up.
  if (!(await hasSecondStep(ctx, userId))) await endRole(ctx, userId);
  if (await revokeNaver(ctx, userId)) await tellAccount(ctx, userId, 'NAVER_UNLINKED');
  if (before.email && before.email !== email)
    await tellChanged(ctx, { purpose: 'CHANGE_EMAIL', email: before.email, userId });
  await sessionsOf(ctx).endAll(userId);
  return userId;
}

async function lockEmail(ctx: Ctx, userId: Id<'usr'>): Promise<{ email: string | null } | undefined> {
  const [account] = await ctx.db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)))
    .for('update');
  return account;
}
