import 'server-only';
import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { giveBackLimit, takeLimit } from '~/server/rate-limit';
import type { AppSetup, SecondStepState } from '../rules';
import { secondSteps } from '../tables';
import { tellAccount } from './account-mail';
import { newSecret, openSecret, periodOf, sealSecret, setupOf } from './authenticator';
import type { EdgeCtx } from './edge';
import { forgetCode, getProven, sendCode, spendProof } from './email-code';
import { countRecoveryCodes, replaceRecoveryCodes, takeRecoveryCode } from './recovery-codes';
import { holdMyLogin } from './hold-login';
import { findProvenEmail } from './person';
import { loginCookies, writeCookies } from './renew';
import { findStaff, type StaffNow } from './roles';
import { sessionsOf } from './sessions';
import { secondStepRequired } from './shown-app';

type Signed = Ctx & { readonly user: SessionUser };
type SignedEdge = EdgeCtx & { readonly user: SessionUser };

const itsOwn = (userId: Id<'usr'>) => eq(secondSteps.userId, userId);
const isOn = isNotNull(secondSteps.confirmedAt);

/** It guards the admin: everybody else learns nothing of it. @throws AppError NOT_FOUND */
async function requireStaff(ctx: Ctx): Promise<StaffNow> {
  const staff = await findStaff(ctx);
  if (!staff) throw new AppError('NOT_FOUND');
  return staff;
}

/** Whether an app of theirs is connected. */
export const hasSecondStep = async ({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<boolean> =>
  (await db.$count(secondSteps, and(itsOwn(userId), isOn))) > 0;

/** How the second step of whoever is signed in stands. @throws AppError NOT_FOUND */
export async function getSecondStep(ctx: Signed): Promise<SecondStepState> {
  const { secondStep } = await requireStaff(ctx);
  const on = await hasSecondStep(ctx, ctx.user.id);
  const codesLeft = on ? await countRecoveryCodes(ctx, ctx.user.id) : 0;
  const mailbox = await findProvenEmail(ctx, ctx.user.id);
  return { isOn: on, isRequired: secondStepRequired(), need: secondStep, codesLeft, mailbox };
}

/** The proven mailbox of whoever connects an app: their password alone connects none. @throws AppError MAILBOX_UNPROVEN */
async function requireMailbox(ctx: Signed): Promise<string> {
  const email = await findProvenEmail(ctx, ctx.user.id);
  if (!email) throw new AppError('MAILBOX_UNPROVEN');
  return email;
}

/** Sends the code that connects an app to the account's own mailbox. @throws AppError NOT_FOUND, MAILBOX_UNPROVEN, RATE_LIMITED */
export async function sendSecondStepCode(ctx: SignedEdge): Promise<{ email: string }> {
  await requireStaff(ctx);
  const email = await requireMailbox(ctx);
  await sendCode(ctx, { purpose: 'SECOND_STEP', email });
  return { email };
}

/**
 * A new secret for their app, which counts once a code of it has come back, for whoever has shown the code of the mail.
 * @throws AppError NOT_FOUND, MAILBOX_UNPROVEN, CODE_SPENT without such a code, CHANGED_MEANWHILE where one counts already
 */
export async function beginSecondStep(ctx: SignedEdge): Promise<AppSetup> {
  await requireStaff(ctx);
  const { id: userId } = ctx.user;
  const email = await requireMailbox(ctx);
  if ((await getProven(ctx, 'SECOND_STEP')) !== email) throw new AppError('CODE_SPENT');
  const secret = newSecret();
  const sealedSecret = await sealSecret(secret);
  const begun = await ctx.db
    .insert(secondSteps)
    .values({ userId, sealedSecret })
    .onConflictDoUpdate({
      target: secondSteps.userId,
      set: { sealedSecret, lastPeriod: 0 },
      setWhere: isNull(secondSteps.confirmedAt),
    })
    .returning({ userId: secondSteps.userId });
  if (begun.length === 0) throw new AppError('CHANGED_MEANWHILE');
  return setupOf(secret, ctx.shop.name[ctx.locale], email);
}

/**
 * Turns the second step on: their app is the one that was set up. Their other logins end, this one has passed it, and their
 * mailbox is told. @returns the recovery codes, shown this once
 * @throws AppError NOT_FOUND, SECOND_STEP_WRONG, RATE_LIMITED, CODE_SPENT where the code of the mail is no proof any more,
 * CHANGED_MEANWHILE where it is on already, or none was begun
 */
export async function confirmSecondStep(ctx: SignedEdge, code: string): Promise<{ codes: string[] }> {
  await requireStaff(ctx);
  const { id: userId } = ctx.user;
  const codes = await countingWrong(userId, () =>
    inTx(ctx, async (tx) => {
      await holdMyLogin(tx);
      const [begun] = await tx.db
        .select({ sealedSecret: secondSteps.sealedSecret })
        .from(secondSteps)
        .where(and(itsOwn(userId), isNull(secondSteps.confirmedAt)))
        .for('update');
      if (!begun) throw new AppError('CHANGED_MEANWHILE');
      const period = periodOf(await openSecret(begun.sealedSecret), code, ctx.now);
      if (period === null) return null;
      const proof = await spendProof(tx, 'SECOND_STEP');
      if (proof.userId !== userId || proof.email !== (await findProvenEmail(tx, userId)))
        throw new AppError('CODE_SPENT');
      await tx.db
        .update(secondSteps)
        .set({ confirmedAt: sql`now()`, lastPeriod: period })
        .where(itsOwn(userId));
      await tellAccount(tx, userId, 'SECOND_STEP_ON');
      // What another login has begun finds it ended; once more after the commit, for one may begin meanwhile.
      await sessionsOf(tx).endAll(userId, ctx.user.sid);
      return replaceRecoveryCodes(tx, userId);
    }),
  );
  forgetCode(ctx, 'SECOND_STEP');
  await sessionsOf(ctx).endAll(userId, ctx.user.sid);
  await passed(ctx);
  return { codes };
}

/**
 * Opens the admin to this login by a code of their app, or by one of their recovery codes, of which their mailbox is told. The
 * login goes on under another name. @throws AppError NOT_FOUND, SECOND_STEP_WRONG, RATE_LIMITED, UNAUTHENTICATED
 */
export async function passSecondStep(ctx: SignedEdge, code: string): Promise<void> {
  await requireStaff(ctx);
  await takeCode(ctx, code);
  await passed(ctx);
}

/** New recovery codes in place of the old ones, for whoever shows a code; their mailbox is told. @throws AppError as `passSecondStep` */
export async function renewRecoveryCodes(ctx: Signed, code: string): Promise<{ codes: string[] }> {
  await requireStaff(ctx);
  await takeCode(ctx, code);
  return inTx(ctx, async (tx) => {
    await holdMyLogin(tx);
    await tellAccount(tx, tx.user.id, 'RECOVERY_RENEWED');
    return { codes: await replaceRecoveryCodes(tx, tx.user.id) };
  });
}

/** Turns it off, for whoever shows a code; their mailbox is told. @throws AppError as `passSecondStep` */
export async function endSecondStep(ctx: Signed, code: string): Promise<void> {
  await requireStaff(ctx);
  await takeCode(ctx, code);
  await inTx(ctx, async (tx) => {
    await holdMyLogin(tx);
    await dropSecondStep(tx, tx.user.id);
  });
}

/** Takes somebody's second step away, in the caller's transaction; their mailbox is told. @returns whether there was one */
export async function dropSecondStep(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<boolean> {
  const gone = await ctx.db
    .delete(secondSteps)
    .where(and(itsOwn(userId), isOn))
    .returning({ userId: secondSteps.userId });
  if (gone.length > 0) await tellAccount(ctx, userId, 'SECOND_STEP_OFF');
  return gone.length > 0;
}

async function takeCode(ctx: Signed, code: string): Promise<void> {
  const { id: userId, sid } = ctx.user;
  const isDigits = /^\d{6}$/.test(code);
  // Nobody guesses a recovery code: it is counted by login, so that whoever knows the password cannot use up its owner's tries.
  await countingWrong(isDigits ? userId : `${userId} ${sid}`, async () =>
    (await (isDigits ? takeDigits(ctx, code) : recover(ctx, code))) ? true : null,
  );
}

async function takeDigits(ctx: Signed, code: string): Promise<boolean> {
  const mine = and(itsOwn(ctx.user.id), isOn);
  const [step] = await ctx.db.select({ sealedSecret: secondSteps.sealedSecret }).from(secondSteps).where(mine);
  const period = step ? periodOf(await openSecret(step.sealedSecret), code, ctx.now) : null;
  if (period === null) return false;
  const taken = await ctx.db
    .update(secondSteps)
    .set({ lastPeriod: period })
    .where(and(mine, lt(secondSteps.lastPeriod, period)))
    .returning({ userId: secondSteps.userId });
  return taken.length > 0;
}

const recover = (ctx: Signed, code: string): Promise<boolean> =>
  inTx(ctx, async (tx) => {
    const isTaken = await takeRecoveryCode(tx, ctx.user.id, code);
    if (isTaken) await tellAccount(tx, ctx.user.id, 'RECOVERY_USED');
    return isTaken;
  });

/** Counts a try before it is made and gives it back unless it was wrong (null). @throws AppError SECOND_STEP_WRONG, RATE_LIMITED */
async function countingWrong<T>(key: string, attempt: () => Promise<T | null>): Promise<T> {
  const limits = ['second-step.failure', 'second-step.day'] as const;
  for (const limit of limits) await takeLimit(limit, key);
  const result = await attempt();
  if (result === null) throw new AppError('SECOND_STEP_WRONG');
  for (const limit of limits) await giveBackLimit(limit, key);
  return result;
}

async function passed(ctx: SignedEdge): Promise<void> {
  const login = await sessionsOf(ctx).prove(ctx.user.id, ctx.user.sid, true);
  if (!login) throw new AppError('UNAUTHENTICATED');
  if (ctx.resHeaders)
    writeCookies(ctx.resHeaders, await loginCookies({ id: ctx.user.id, sid: login.sid }, login.cookie));
}
