import 'server-only';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
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
