import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { isDuplicate } from '~/server/duplicate';
import { inTx, type SessionUser } from '~/server/context';
import { users } from '../tables';
import type { EdgeCtx } from './edge';
import { holdMyLogin } from './hold-login';
import { dropCodesOf, forgetCode, sendCode, spendProof } from './email-code';
import { tellBefore } from './return-email';
import { lacksApp } from './shown-app';

type Signed = EdgeCtx & { readonly user: SessionUser };

/** @throws AppError SECOND_STEP_REQUIRED: the mailbox is what an app is connected with, so it changes only after that */
async function requireApp(ctx: Signed): Promise<void> {
  if (await lacksApp(ctx)) throw new AppError('SECOND_STEP_REQUIRED');
}

/** Sends a code to an address that is to become the account's. @throws AppError SECOND_STEP_REQUIRED, and as `sendCode` */
export async function sendNewEmailCode(ctx: Signed, { email }: { readonly email: string }): Promise<void> {
  await requireApp(ctx);
  await sendCode(ctx, { purpose: 'CHANGE_EMAIL', email });
}

/**
 * The address that this browser has just proven becomes the account's own; the one before is told and can put itself back for
 * some days, and whatever else was begun with a code comes to nothing.
 * @throws AppError SECOND_STEP_REQUIRED, CODE_SPENT without such a proof, EMAIL_TAKEN where another account has proven it meanwhile
 */
export async function changeEmail(ctx: Signed): Promise<{ email: string }> {
  const userId = ctx.user.id;
  const changed = inTx(ctx, async (tx) => {
    // The account first, as whatever recovers it does.
    await holdMyLogin(tx);
    await requireApp(tx);
    const proof = await spendProof(tx, 'CHANGE_EMAIL');
    if (proof.userId !== userId) throw new AppError('CODE_SPENT');
    const [before] = await tx.db
      .select({ email: users.email, emailVerifiedAt: users.emailVerifiedAt })
      .from(users)
      .where(eq(users.id, userId))
      .for('update');
    await tx.db
      .update(users)
      .set({ email: proof.email, emailVerifiedAt: sql`now()`, updatedAt: sql`now()` })
      .where(eq(users.id, userId));
    await dropCodesOf(tx, userId);
    if (before?.email && before.emailVerifiedAt && before.email !== proof.email)
      await tellBefore(tx, userId, before.email);
    return { email: proof.email };
  });
  const result = await changed.catch((error: unknown) => {
    throw isDuplicate(error, 'users_email_key') ? new AppError('EMAIL_TAKEN') : error;
  });
  forgetCode(ctx, 'CHANGE_EMAIL');
  return result;
}
