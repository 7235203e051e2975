import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx, SessionUser } from '~/server/context';
import { isStaffArea, type Staff } from '../rules';
import { staffAreas, users } from '../tables';
import { loginNow } from './proof';

/** `provenAt` is null where logins cannot be asked now: who it is may read, and do nothing. */
export type StaffNow = Staff & { readonly provenAt: Date | null };

/**
 * What whoever is signed in may do in the admin, now: read per call, never from a token, and only for a login that lives. Null
 * for everybody who is neither staff nor admin. One statement, and one question to where logins live.
 */
export async function findStaff(ctx: Ctx): Promise<(StaffNow & { readonly user: SessionUser }) | null> {
  const { user } = ctx;
  if (!user) return null;
  const [found] = await ctx.db
    .select({
      role: users.role,
      areas: sql<string[]>`ARRAY(SELECT area FROM ${staffAreas} WHERE user_id = ${user.id} ORDER BY area)`,
    })
    .from(users)
    .where(and(eq(users.id, user.id), inArray(users.role, ['STAFF', 'ADMIN']), isNull(users.erasedAt)));
  if (!found || (found.role !== 'STAFF' && found.role !== 'ADMIN')) return null;
  const login = await loginNow({ ...ctx, user });
  return login && { user, role: found.role, areas: found.areas.filter(isStaffArea), ...login };
}

export { mayUse, type Desk, type Staff } from '../rules';
