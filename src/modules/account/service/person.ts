import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { choiceOf, type MailKind } from '~/modules/notification/rules';
import type { Ctx, SessionUser } from '~/server/context';
import { guests, users } from '../tables';

type Person = { readonly userId: Id<'usr'> | null; readonly guestId: Id<'gst'> | null };

/**
 * Locks these people's rows, ascending, until the transaction ends; first in the lock order of the shop. @returns the ids of
 * those who exist and have not left.
 */
export async function lockPeople(ctx: Pick<Ctx, 'db'>, people: readonly Person[]): Promise<Set<string>> {
  const userIds = people.flatMap(({ userId }) => userId ?? []);
  const guestIds = people.flatMap(({ guestId }) => guestId ?? []);
  const found = new Set<string>();
  for (const [table, ids, here] of [
    [users, userIds, sql`erased_at IS NULL`],
    [guests, guestIds, sql`TRUE`],
  ] as const) {
    if (ids.length === 0) continue;
    const rows = await ctx.db.execute<{ id: string }>(
      sql`SELECT id FROM ${table} WHERE id = ANY(${sql.param(ids)}::text[]) AND ${here} ORDER BY id FOR NO KEY UPDATE`,
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Locks the row of whoever is signed in. @throws AppError UNAUTHENTICATED where they have left */
export async function lockMe(ctx: Ctx & { readonly user: SessionUser }): Promise<void> {
  const here = await lockPeople(ctx, [{ userId: ctx.user.id, guestId: null }]);
  if (!here.has(ctx.user.id)) throw new AppError('UNAUTHENTICATED');
}

/** The person's e-mail address, where they have an account with one. */
export async function findEmail(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'> | null): Promise<string | null> {
  if (!userId) return null;
  const [person] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return person?.email ?? null;
}

/** The address they have proven to be theirs; one that merely stands in the account is nobody's identity. */
export async function findProvenEmail(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<string | null> {
  const proven = and(eq(users.id, userId), isNotNull(users.emailVerifiedAt));
  const [person] = await ctx.db.select({ email: users.email }).from(users).where(proven);
  return person?.email ?? null;
}

/** Where a mail of this kind reaches them: null without an address, and where they do without such mails. */
export async function findMailbox(
  ctx: Pick<Ctx, 'db'>,
  userId: Id<'usr'> | null,
  mail: MailKind,
): Promise<string | null> {
  if (!userId) return null;
  const [person] = await ctx.db
    .select({ email: users.email, muted: users.mutedMails })
    .from(users)
    .where(eq(users.id, userId));
  const choice = choiceOf(mail);
  return person && !(choice && person.muted.includes(choice)) ? person.email : null;
}
