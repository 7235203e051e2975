import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { MAIL_CHOICES, type MailChoice } from '~/modules/notification/rules';
import type { Ctx, SessionUser } from '~/server/context';
import type { ProfileInput } from '../input';
import { users } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };

async function change(ctx: Signed, values: Partial<typeof users.$inferInsert>): Promise<void> {
  const changed = await ctx.db
    .update(users)
    .set({ ...values, updatedAt: ctx.now })
    .where(and(eq(users.id, ctx.user.id), isNull(users.erasedAt)))
    .returning({ id: users.id });
  if (changed.length === 0) throw new AppError('UNAUTHENTICATED');
}

/** @throws AppError UNAUTHENTICATED where they have left */
export async function changeProfile(ctx: Signed, { name, phone }: ProfileInput): Promise<void> {
  await change(ctx, { name, phone });
}

/** Which of the mails one may do without they want. @throws AppError UNAUTHENTICATED where they have left */
export async function getMailChoices(ctx: Signed): Promise<Record<MailChoice, boolean>> {
  const [person] = await ctx.db
    .select({ muted: users.mutedMails })
    .from(users)
    .where(and(eq(users.id, ctx.user.id), isNull(users.erasedAt)));
  if (!person) throw new AppError('UNAUTHENTICATED');
  const wants = (choice: MailChoice) => !person.muted.includes(choice);
  return { delivery: wants('delivery'), restock: wants('restock'), review: wants('review') };
}

/** @throws AppError UNAUTHENTICATED where they have left */
export async function changeMailChoices(ctx: Signed, wanted: Record<MailChoice, boolean>): Promise<void> {
  await change(ctx, { mutedMails: MAIL_CHOICES.filter((choice) => !wanted[choice]) });
}
