import 'server-only';
import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { sayConsent } from '~/modules/account/service/consents';
import { lockMe } from '~/modules/account/service/person';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { DayTargetInput } from '../input';
import type { KeptTarget } from '../rules/day-target';
import { dayTargets } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };

/** Whether somebody is signed in, and the day their account keeps. No statement for anybody else. */
export async function getDayTarget({
  db,
  user,
}: Pick<Ctx, 'db' | 'user'>): Promise<{ signedIn: boolean; kept: KeptTarget | null }> {
  if (!user) return { signedIn: false, kept: null };
  const [row] = await db.select().from(dayTargets).where(eq(dayTargets.userId, user.id));
  if (!row) return { signedIn: true, kept: null };
  const { userId: _mine, keptAt, ...target } = row;
  return { signedIn: true, kept: { target, at: keptAt.getTime() } };
}

/** Whether their account keeps a day. */
export const hasDayTarget = async ({ db, user }: Signed): Promise<boolean> =>
  (await db.$count(dayTargets, eq(dayTargets.userId, user.id))) > 0;

/**
 * Keeps a day in the account in place of the one before, with the consent to it where that was not given yet: the one never
 * stands without the other. @throws AppError UNAUTHENTICATED where they have left, RATE_LIMITED
 */
export async function keepDayTarget(ctx: Signed, { target }: DayTargetInput): Promise<KeptTarget> {
  await takeLimit('consent.person', ctx.user.id);
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    await sayConsent(tx, 'DAY_TARGET', true, 'CALCULATOR');
    const row = { ...target, keptAt: tx.now };
    await tx.db
      .insert(dayTargets)
      .values({ userId: tx.user.id, ...row })
      .onConflictDoUpdate({ target: dayTargets.userId, set: row });
  });
  return { target, at: ctx.now.getTime() };
}

/** Withdraws the consent, and what was kept by it goes. @throws AppError UNAUTHENTICATED where they have left, RATE_LIMITED */
export async function withdrawDayTarget(ctx: Signed): Promise<void> {
  await takeLimit('consent.person', ctx.user.id);
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    await sayConsent(tx, 'DAY_TARGET', false, 'ACCOUNT');
    await forgetDayTarget(tx, tx.user.id);
  });
}

/** Forgets the day of somebody who leaves. */
export async function forgetDayTarget({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<void> {
  await db.delete(dayTargets).where(eq(dayTargets.userId, userId));
}
