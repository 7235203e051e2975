import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { log } from '~/server/logger';
import { findUserBySubject } from '../queries';
import { identities, users } from '../tables';
import { tellAccount } from './account-mail';
import { sealNaverToken, enqueueRevocations } from './naver-token';
import { holdMyLogin } from './hold-login';
import { sessionsOf } from './sessions';

/** Whom Naver has just named, with the refresh token of the consent they gave there. */
export type NaverAnswer = { readonly subject: string; readonly refreshToken: string | undefined };

const isIt = (subject: string) => and(eq(identities.provider, 'naver'), eq(identities.subject, subject));

const ofThem = (userId: Id<'usr'>) => and(eq(identities.provider, 'naver'), eq(identities.userId, userId));

/** They have a way in that is not Naver; a password is one with a proven address only. */
const hasPassword = sql`EXISTS (SELECT 1 FROM ${users} WHERE ${users.id} = ${identities.userId}
  AND ${users.passwordHash} IS NOT NULL AND ${users.emailVerifiedAt} IS NOT NULL)`;

/**
 * The account of whom Naver has just named, if there is one. Their consent is fresh: a withdrawal of before is over, and its
 * token takes the place of the old one.
 */
export async function comeThroughNaver(
  ctx: Pick<Ctx, 'db'>,
  { subject, refreshToken }: NaverAnswer,
): Promise<Id<'usr'> | undefined> {
  const token = await sealNaverToken(refreshToken);
  const [known] = await ctx.db
    .update(identities)
    .set({ withdrawnAt: null, ...(token && { sealedToken: token }) })
    .where(isIt(subject))
    .returning({ userId: identities.userId });
  return known?.userId;
}

/**
 * Makes this Naver account a way into theirs and tells their mailbox. Only Naver’s own id counts, never an e-mail address; an
 * account has one Naver identity at most; a withdrawn one makes room. Linking again what is linked changes nothing.
 * @throws AppError NAVER_TAKEN where the Naver account opens another account, CHANGED_MEANWHILE where theirs has another one, UNAUTHENTICATED where they
 * have left, or this login has ended
 */
export async function linkNaver(
  ctx: Ctx & { readonly user: SessionUser },
  { subject, refreshToken }: NaverAnswer,
): Promise<void> {
  const { id: userId } = ctx.user;
  const sealedToken = await sealNaverToken(refreshToken);
  await inTx(ctx, async (tx) => {
    // A reset that came first has ended this login; one that comes after waits, and takes Naver away again.
    await holdMyLogin(tx);
    await tx.db.delete(identities).where(and(ofThem(userId), isNotNull(identities.withdrawnAt)));
    const [own] = await tx.db.select({ subject: identities.subject }).from(identities).where(ofThem(userId));
    if (own?.subject === subject) return;
    if (own) throw new AppError('CHANGED_MEANWHILE');
    const linked = await tx.db
      .insert(identities)
      .values({ provider: 'naver', subject, userId, sealedToken })
      .onConflictDoNothing()
      .returning({ subject: identities.subject });
    if (linked.length === 0) throw new AppError('NAVER_TAKEN');
    await tellAccount(tx, userId, 'NAVER_LINKED');
  });
}

/**
 * Takes Naver away as a way into their account: the consent is given back to Naver, their mailbox is told, and their other
 * logins end, for any of them may have come through it. @returns how many
 * @throws AppError LAST_WAY_IN where nothing else would let them in, NOT_FOUND where Naver is not linked
 */
export async function unlinkNaver(ctx: Ctx & { readonly user: SessionUser }): Promise<{ ended: number }> {
  const { id: userId, sid } = ctx.user;
  return inTx(ctx, async (tx) => {
    // One that is being linked comes before, and goes too, or finds its login ended.
    await holdMyLogin(tx);
    const gone = await tx.db
      .delete(identities)
      .where(and(ofThem(userId), hasPassword))
      .returning({ sealedToken: identities.sealedToken });
    if (gone.length === 0) {
      throw new AppError((await tx.db.$count(identities, ofThem(userId))) > 0 ? 'LAST_WAY_IN' : 'NOT_FOUND');
    }
    await enqueueRevocations(
      tx,
      gone.map(({ sealedToken }) => sealedToken),
    );
    await tellAccount(tx, userId, 'NAVER_UNLINKED');
    return { ended: await sessionsOf(tx).endAll(userId, sid) };
  });
}

/**
 * Takes every Naver identity from an account and asks Naver to forget the consent, in the caller’s transaction.
 * @returns whether there was one
 */
export async function revokeNaver(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<boolean> {
  const gone = await ctx.db.delete(identities).where(ofThem(userId)).returning({ sealedToken: identities.sealedToken });
  await enqueueRevocations(
    ctx,
    gone.map(({ sealedToken }) => sealedToken),
  );
  return gone.length > 0;
}

/**
 * The person has withdrawn their consent at Naver, and nothing opens their account through it until they give it again. Where
 * they have another way in the identity goes; else it waits for their return, and all their logins end.
 */
export async function withdrawNaver(ctx: Ctx, subject: string): Promise<'unknown' | 'unlinked' | 'withdrawn'> {
  const userId = await findUserBySubject(ctx.db, 'naver', subject);
  if (!userId) return 'unknown';
  const isUnlinked = await inTx(ctx, async (tx) => {
    const unlinked = await tx.db
      .delete(identities)
      .where(and(isIt(subject), hasPassword))
      .returning({ subject: identities.subject });
    if (unlinked.length === 0) {
      await tx.db
        .update(identities)
        .set({ withdrawnAt: sql`now()`, sealedToken: null })
        .where(isIt(subject));
      // Naver tells once: where logins live may be away just now.
      await enqueue(tx, { topic: 'end-sessions', userId }, `end-sessions:${crypto.randomUUID()}`);
    }
    await tellAccount(tx, userId, 'NAVER_WITHDRAWN');
    return unlinked.length > 0;
  });
  if (isUnlinked) return 'unlinked';
  await sessionsOf(ctx)
    .endAll(userId)
    .catch((error: unknown) => log.error('naver.sessions-left-to-outbox', error, { requestId: ctx.requestId }));
  return 'withdrawn';
}
