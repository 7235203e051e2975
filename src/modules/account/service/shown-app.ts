import 'server-only';
import { and, eq, inArray, isNotNull, notExists } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { env } from '~/server/env';
import { secondSteps, users } from '../tables';
import type { Standing } from './session-store';

/**
 * To know the password of somebody on the staff is not to be them: whoever has an authenticator app has shown a code of it in
 * this login, or proves nothing. @throws AppError SECOND_STEP_REQUIRED
 */
export async function requireAppShown(
  { db, user }: Pick<Ctx, 'db'> & { readonly user: SessionUser },
  { secondStep }: Pick<Standing, 'secondStep'>,
): Promise<void> {
  if (secondStep) return;
  const [app] = await db
    .select({ userId: secondSteps.userId })
    .from(secondSteps)
    .innerJoin(users, eq(users.id, secondSteps.userId))
    .where(
      and(eq(secondSteps.userId, user.id), isNotNull(secondSteps.confirmedAt), inArray(users.role, ['STAFF', 'ADMIN'])),
    );
  if (app) throw new AppError('SECOND_STEP_REQUIRED');
}

/**
 * Whether this is somebody on the staff who must connect an authenticator app and has none yet. It is connected with a code to
 * their proven mailbox, which the password alone must not be able to change before. One statement.
 */
export async function lacksApp({ db, user }: Pick<Ctx, 'db'> & { readonly user: SessionUser }): Promise<boolean> {
  if (!secondStepRequired()) return false;
  const isStaff = and(eq(users.id, user.id), inArray(users.role, ['STAFF', 'ADMIN']), isNotNull(users.emailVerifiedAt));
  const app = db
    .select({ userId: secondSteps.userId })
    .from(secondSteps)
    .where(and(eq(secondSteps.userId, users.id), isNotNull(secondSteps.confirmedAt)));
  return (await db.$count(users, and(isStaff, notExists(app)))) > 0;
}

/** Whether nobody works in the admin without an authenticator app. */
export const secondStepRequired = (): boolean =>
  (env().STAFF_SECOND_STEP ?? (env().APP_ENV === 'production' ? 'required' : 'offered')) === 'required';
