import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { isStaffArea, mayUse, type Desk, type SecondStepNeed, type Staff } from '../rules';
import { secondSteps, staffAreas, users } from '../tables';
import { loginNow } from './proof';
import type { Standing } from './sessions';
import { secondStepRequired } from './shown-app';

/** `provenAt` is null where logins cannot be asked now: who it is may read, and do nothing. */
export type StaffNow = Staff & { readonly provenAt: Date | null; readonly secondStep: SecondStepNeed };

/**
 * What whoever is signed in may do in the admin, now: read per call, never from a token, and only for a login that lives. Null
 * for everybody who is neither staff nor admin. Whoever has an authenticator app must have shown a code of it in this login; in
 * production everybody must have one. One statement, and one question to where logins live.
 */
export async function findStaff(ctx: Ctx): Promise<(StaffNow & { readonly user: SessionUser }) | null> {
  const { user } = ctx;
  if (!user) return null;
  const [found] = await ctx.db
    .select({
      role: users.role,
      areas: sql<string[]>`ARRAY(SELECT area FROM ${staffAreas} WHERE user_id = ${user.id} ORDER BY area)`,
      hasApp: sql<boolean>`EXISTS (SELECT 1 FROM ${secondSteps} WHERE user_id = ${user.id} AND confirmed_at IS NOT NULL)`,
    })
    .from(users)
    .where(and(eq(users.id, user.id), inArray(users.role, ['STAFF', 'ADMIN']), isNull(users.erasedAt)));
  if (!found || (found.role !== 'STAFF' && found.role !== 'ADMIN')) return null;
  const login = await loginNow({ ...ctx, user });
  if (!login) return null;
  const { role, areas, hasApp } = found;
  return { user, role, areas: areas.filter(isStaffArea), provenAt: login.provenAt, secondStep: needOf(hasApp, login) };
}

function needOf(hasApp: boolean, login: Pick<Standing, 'secondStep'>): SecondStepNeed {
  if (hasApp) return login.secondStep ? 'NOTHING' : 'CODE';
  return secondStepRequired() ? 'SET_UP' : 'NOTHING';
}

/**
 * Staff of this area, or an admin, as `findStaff` knows them now. What takes so long that they may be none any more asks again in the
 * transaction that writes. @throws AppError NOT_FOUND for everybody else, who learns nothing; SECOND_STEP_REQUIRED
 */
export async function requireDesk(ctx: Ctx, desk: Desk): Promise<StaffNow & { readonly user: SessionUser }> {
  const staff = await findStaff(ctx);
  if (!staff || !mayUse(staff, desk)) throw new AppError('NOT_FOUND');
  if (staff.secondStep !== 'NOTHING') throw new AppError('SECOND_STEP_REQUIRED');
  return staff;
}

export { mayUse, type Desk, type Staff } from '../rules';
