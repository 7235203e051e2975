import 'server-only';
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { giveCookie, KNOWN_COOKIE } from '~/server/cookies';
import { takeLimit } from '~/server/rate-limit';
import type { ChangePasswordInput } from '../input';
import { findWaysIn } from '../queries';
import { brokenPasswordRules } from '../rules';
import { users } from '../tables';
import { tellAccount } from './account-mail';
import { requireUncommon } from './common-passwords';
import type { EdgeCtx } from './edge';
import { dropCodesOf, forgetCode, getProven, tellChanged, spendProof } from './email-code';
import { accountKey, KNOWN_TTL, sealKnown } from './known-device';
import { revokeNaver } from './naver-identity';
import { holdMyLogin } from './hold-login';
import { hashPassword } from './password';
import { findProvenEmail } from './person';
import { proveByPassword } from './prove';
import { sessionsOf } from './sessions';

type Signed = Ctx & { readonly user: SessionUser };

/**
 * The hash of a password that somebody with this address may take; of the same `person` one at a time.
 * @throws AppError INVALID_INPUT for one against the rules, PASSWORD_COMMON for one known from leaks, BUSY
 */
export async function newPasswordHash(password: string, email: string, person?: Id<'usr'>): Promise<string> {
  if (brokenPasswordRules(password, email).length > 0) throw new AppError('INVALID_INPUT');
  await requireUncommon(password);
  return hashPassword(password, person);
}

/**
 * Gives the account whose address this browser has just proven another password. Every login of it ends, and whatever else was
 * begun with a code.
 * @throws AppError CODE_SPENT, PASSWORD_COMMON, INVALID_INPUT, BUSY
 */
export async function resetPassword(ctx: EdgeCtx, { password }: { readonly password: string }): Promise<void> {
  const email = await getProven(ctx, 'RESET');
  const passwordHash = await newPasswordHash(password, email);
  const userId = await inTx(ctx, async (tx) => {
    const proof = await spendProof(tx, 'RESET');
    if (!proof.userId) throw new AppError('CODE_SPENT');
    await setPassword(tx, proof.userId, proof.email, passwordHash);
    await dropNaver(tx, proof.userId);
    return proof.userId;
  });
  forgetCode(ctx, 'RESET');
  await rememberDevice(ctx, email, passwordHash);
  await sessionsOf(ctx).endAll(userId);
}

/** Whoever knew the old password may have linked a Naver of their own: it opens nothing any more, and the mailbox is told. */
async function dropNaver(ctx: Ctx, userId: Id<'usr'>): Promise<void> {
  if (await revokeNaver(ctx, userId)) await tellAccount(ctx, userId, 'NAVER_UNLINKED');
}

/** Whoever reads the account's mail gets in from here, even while strangers try its password from everywhere. */
async function rememberDevice(ctx: EdgeCtx, email: string, passwordHash: string): Promise<void> {
  const known = await sealKnown(accountKey(email), passwordHash);
  giveCookie(ctx.resHeaders, KNOWN_COOKIE, known, KNOWN_TTL);
}

/**
 * Another password for whoever is signed in and knows the present one, which proves who they are; their other logins end, and
 * a Naver that was linked under the old one opens nothing any more.
 * @throws AppError PASSWORD_WRONG, RATE_LIMITED, PASSWORD_COMMON, INVALID_INPUT, BUSY, CODE_SPENT where it was reset meanwhile
 */
export async function changePassword(ctx: Signed & EdgeCtx, { present, password }: ChangePasswordInput): Promise<void> {
  const { user, passwordHash } = await proveByPassword(ctx, { password: present });
  // Whoever does not know it uses nothing up: wrong ones are counted where they are tried.
  await takeLimit('password.change', user.id);
  await takePassword({ ...ctx, user }, password, passwordHash);
}

/**
 * The first password of somebody who came through Naver and has just proven who they are; their other logins end.
 * @throws AppError PASSWORD_COMMON, INVALID_INPUT, BUSY, RATE_LIMITED; CODE_SPENT where no address of theirs is proven, or there is a password
 */
export async function setFirstPassword(ctx: Signed, { password }: { readonly password: string }): Promise<void> {
  await takeLimit('password.change', ctx.user.id);
  // Before the work of hashing: one that has a password is not given a first one.
  if ((await findWaysIn(ctx.db, ctx.user.id))?.password) throw new AppError('CODE_SPENT');
  await takePassword(ctx, password, null);
}

/** `present`: the hash that the password to be replaced fitted, null where there is none: one that was reset meanwhile stays. */
async function takePassword(ctx: Signed, password: string, present: string | null): Promise<void> {
  const { id, sid } = ctx.user;
  const email = await findProvenEmail(ctx, id);
  if (!email) throw new AppError('CODE_SPENT');
  const passwordHash = await newPasswordHash(password, email, id);
  await inTx(ctx, async (tx) => {
    await holdMyLogin(tx);
    const where = present === null ? isNull(users.passwordHash) : eq(users.passwordHash, present);
    await setPassword(tx, id, email, passwordHash, { kept: sid, where });
    if (present !== null) await dropNaver(tx, id);
  });
  await sessionsOf(ctx).endAll(id, sid);
}

/**
 * Logins end with it, lest it be done and they not; whoever calls ends them once more after the commit, for somebody may get in
 * with the old password meanwhile. @throws AppError CODE_SPENT where the account has another address meanwhile
 */
async function setPassword(
  ctx: Ctx,
  userId: Id<'usr'>,
  email: string,
  passwordHash: string,
  { kept, where }: { kept?: string; where?: SQL | undefined } = {},
): Promise<void> {
  const its = and(
    where,
    eq(users.id, userId),
    eq(sql`lower(${users.email})`, email.toLowerCase()),
    isNotNull(users.emailVerifiedAt),
  );
  const changed = await ctx.db
    .update(users)
    .set({ passwordHash, updatedAt: sql`now()` })
    .where(its)
    .returning({ id: users.id });
  if (changed.length === 0) throw new AppError('CODE_SPENT');
  // A change leaves what the mailbox was asked for a reset: whoever knows the password could void its owner's codes otherwise.
  await dropCodesOf(ctx, userId, { but: kept === undefined ? undefined : 'RESET' });
  await tellChanged(ctx, { purpose: 'RESET', email, userId });
  await sessionsOf(ctx).endAll(userId, kept);
}
