import 'server-only';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { lockNames } from '~/server/named-locks';
import type { ChangeRoleInput, GivenRole } from '../admin-input';
import { findUserByEmail } from '../queries';
import { findMember } from '../queries/members';
import type { StaffArea } from '../rules';
import { staffAreas, users } from '../tables';
import { writeAct } from './acts';
import { standingOf } from './proof';
import { sessionsOf } from './sessions';

/** Roles change one at a time: to be asked before anybody's account is locked in a transaction that may change one. */
export const oneAtATime = (tx: Ctx) => lockNames(tx.db, ['roles']);

/** To be asked first in the transaction in which somebody leaves: roles stay as they are until it ends. @throws AppError LAST_ADMIN */
export async function requireAnotherAdmin(tx: Ctx, userId: Id<'usr'>): Promise<void> {
  await oneAtATime(tx);
  const admins = await tx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'ADMIN'), isNull(users.erasedAt)))
    .limit(2);
  if (admins.length === 1 && admins[0]?.id === userId) throw new AppError('LAST_ADMIN');
}
const sorted = (areas: readonly string[]) => sql.param(areas.toSorted());

/**
 * Makes somebody staff of some areas, an admin, or a customer again, if they still are what the form showed. All their logins
 * end with it. Never one's own role, and only by who is an admin in that moment: however many change roles at once, one is left.
 * Only whoever has proven their address becomes staff or admin.
 * @throws AppError OWN_ROLE | EMAIL_UNPROVEN | CHANGED_MEANWHILE | NOT_FOUND, also where one's own role has just been taken
 */
export async function changeRole(
  ctx: Ctx & { readonly user: SessionUser },
  { userId, role, areas, seen }: ChangeRoleInput,
): Promise<void> {
  if (userId === ctx.user.id) throw new AppError('OWN_ROLE');
  await inTx(ctx, async (tx) => {
    await oneAtATime(tx);
    // Who waited may have been put out meanwhile.
    if (!(await standingOf(tx))) throw new AppError('NOT_FOUND');
    const isAdmin = (id: Id<'usr'>) => sql`EXISTS (SELECT 1 FROM users a WHERE a.id = ${id} AND a.role = 'ADMIN')`;
    const changed = await tx.db
      .update(users)
      .set({ role, updatedAt: sql`now()` })
      .where(
        and(
          eq(users.id, userId),
          isNull(users.erasedAt),
          eq(users.role, seen.role),
          // Anybody may have typed an address that is not proven: a colleague's, to be taken for them.
          role === 'CUSTOMER' ? undefined : isNotNull(users.emailVerifiedAt),
          sql`ARRAY(SELECT area FROM staff_areas s WHERE s.user_id = ${userId} ORDER BY area COLLATE "C") = ${sorted(seen.areas)}::text[]`,
          // Whoever asks may have been demoted while they waited: then this could be the last one.
          isAdmin(ctx.user.id),
        ),
      )
      .returning({ id: users.id });
    if (changed.length === 0) throw new AppError(await whyNot(tx, userId));
    await becomes(tx, userId, areas);
  });
}

async function whyNot(ctx: Ctx & { readonly user: SessionUser }, userId: Id<'usr'>) {
  const [me, they] = [await findMember(ctx.db, ctx.user.id), await findMember(ctx.db, userId)];
  if (me?.role !== 'ADMIN' || !they) return 'NOT_FOUND';
  return they.emailVerifiedAt ? 'CHANGED_MEANWHILE' : 'EMAIL_UNPROVEN';
}

/** With the role: what they may do, and that nothing of theirs goes on as it was. */
async function becomes(ctx: Ctx, userId: Id<'usr'>, areas: readonly StaffArea[]): Promise<void> {
  await ctx.db.delete(staffAreas).where(eq(staffAreas.userId, userId));
  if (areas.length > 0) await ctx.db.insert(staffAreas).values(areas.map((area) => ({ userId, area })));
  await sessionsOf(ctx).endAll(userId);
}

export type MadeAdmin = { readonly userId: Id<'usr'>; readonly before: GivenRole | 'SELLER' };

/**
 * Makes the account that has proven this address (in its normal form) an admin, for whoever runs the shop's machine. Null where
 * there is no such account. The act is told as the account's own.
 */
export async function makeAdmin(ctx: Ctx, email: string): Promise<MadeAdmin | null> {
  return inTx(ctx, async (tx) => {
    await oneAtATime(tx);
    const found = await findUserByEmail(tx.db, email);
    const before = found && (await findMember(tx.db, found.id));
    if (!before) return null;
    const { id: userId, role } = before;
    if (role === 'ADMIN') return { userId, before: role };
    await tx.db
      .update(users)
      .set({ role: 'ADMIN', updatedAt: sql`now()` })
      .where(eq(users.id, userId));
    await becomes(tx, userId, []);
    const input = { userId, role: 'ADMIN', seen: { role } };
    await writeAct(tx.db, { actorId: userId, act: 'command.admin', input, requestId: tx.requestId });
    return { userId, before: role };
  });
}

/** Whoever holds this account now is a customer, be it the last admin: nobody vouches for them any more. After `oneAtATime`. */
export async function endRole(tx: Ctx, userId: Id<'usr'>): Promise<void> {
  const was = await findMember(tx.db, userId);
  if (was?.role !== 'STAFF' && was?.role !== 'ADMIN') return;
  await tx.db
    .update(users)
    .set({ role: 'CUSTOMER', updatedAt: sql`now()` })
    .where(eq(users.id, userId));
  await becomes(tx, userId, []);
  const input = { userId, role: 'CUSTOMER', seen: { role: was.role } };
  await writeAct(tx.db, { actorId: userId, act: 'account.returnEmail', input, requestId: tx.requestId });
}
