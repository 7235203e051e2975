import 'server-only';
import { and, eq, inArray, isNull, lt, lte, notInArray } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { dropSome } from '~/server/drop-some';
import { latestConsents } from '../queries';
import { normalEmail } from '../rules';
import { findProvenEmail } from './person';
import {
  addresses,
  consents,
  emailCodes,
  guests,
  identities,
  secondSteps,
  sessions,
  staffAreas,
  users,
} from '../tables';

type DbCtx = Pick<Ctx, 'db' | 'now'>;

/**
 * Takes everything of a person out of their account, in the caller's transaction: the row keeps its id for the orders' sake
 * and names nobody. Of their consents those stay that the law asks to be shown: the last word on each kind, and what was said
 * after `consentsFrom`. @throws AppError UNAUTHENTICATED where they have left already
 */
export async function eraseAccount(ctx: DbCtx, userId: Id<'usr'>, consentsFrom: Date): Promise<void> {
  const { db, now } = ctx;
  const proven = await findProvenEmail(ctx, userId);
  const erased = await db
    .update(users)
    .set({
      ...{ name: '', email: null, emailVerifiedAt: null, phone: null, passwordHash: null },
      ...{ role: 'CUSTOMER', mutedMails: [], erasedAt: now, updatedAt: now },
    })
    .where(and(eq(users.id, userId), isNull(users.erasedAt)))
    .returning({ id: users.id });
  if (erased.length === 0) throw new AppError('UNAUTHENTICATED');
  for (const table of [identities, addresses, emailCodes, sessions, staffAreas, secondSteps])
    await db.delete(table).where(eq(table.userId, userId));
  // A code may have been asked for by nobody who was signed in. One of another account stays, and all at an address nobody proved.
  if (proven)
    await db.delete(emailCodes).where(and(eq(emailCodes.email, normalEmail(proven)), isNull(emailCodes.userId)));
  const last = (await latestConsents(db, eq(consents.userId, userId))).map(({ id }) => id);
  await db
    .delete(consents)
    .where(and(eq(consents.userId, userId), lt(consents.at, consentsFrom), notInArray(consents.id, last)));
}

/** Consents of people who left at this moment or earlier. @returns how many went, at most `batch` */
export async function dropConsentsOfGone({ db }: DbCtx, leftUntil: Date, batch: number): Promise<number> {
  const due = db
    .select({ id: consents.id })
    .from(consents)
    .innerJoin(users, eq(users.id, consents.userId))
    .where(lte(users.erasedAt, leftUntil))
    .limit(batch);
  return (await db.delete(consents).where(inArray(consents.id, due)).returning({ id: consents.id })).length;
}

/** Logins and tickets that ended at this moment or earlier. @returns how many went, at most `batch` */
export const dropEndedSessions = (ctx: DbCtx, endedUntil: Date, batch: number): Promise<number> =>
  dropSome(ctx, sessions.sid, lte(sessions.expiresAt, endedUntil), batch);

/** Codes that ended at this moment or earlier. @returns how many went, at most `batch` */
export const dropEndedCodes = (ctx: DbCtx, endedUntil: Date, batch: number): Promise<number> =>
  dropSome(ctx, emailCodes.tokenHash, lte(emailCodes.expiresAt, endedUntil), batch);

/** These guests with their carts, unless they were seen after `seenUntil` meanwhile. @returns how many went */
export async function dropGuests({ db }: DbCtx, ids: readonly Id<'gst'>[], seenUntil: Date): Promise<number> {
  const gone = await db
    .delete(guests)
    .where(and(inArray(guests.id, [...ids]), lte(guests.seenAt, seenUntil)))
    .returning({ id: guests.id });
  return gone.length;
}
