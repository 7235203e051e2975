import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import type { AccountMailKind } from '~/modules/notification/rules';
import { enqueue } from '~/modules/notification/service';
import { sendNote } from '~/modules/notification/service/send-note';
import type { Ctx } from '~/server/context';
import { users } from '../tables';

/** Where the link of each mail leads. */
const TARGETS: Readonly<Record<AccountMailKind, string>> = {
  NAVER_LINKED: '/account',
  NAVER_UNLINKED: '/account',
  NAVER_WITHDRAWN: '/login',
  SECOND_STEP_ON: '/account/second-step',
  SECOND_STEP_OFF: '/account/second-step',
  RECOVERY_USED: '/account/second-step',
};

/** Tells whoever reads the account’s mail what has become of it, in the caller’s transaction. */
export async function tellAccount(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>, mail: AccountMailKind): Promise<void> {
  await enqueue(ctx, { topic: 'account-mail', mail, userId }, `account-mail:${crypto.randomUUID()}`);
}

/** Writes to the address an account has proven to be its own; without one it is sent nowhere. */
export async function sendAccountMail(
  ctx: Ctx,
  { mail, userId }: { readonly mail: AccountMailKind; readonly userId: Id<'usr'> },
  deliveryId: number,
): Promise<void> {
  const [account] = await ctx.db
    .select({ email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.emailVerifiedAt)));
  if (!account?.email) return;
  const { locale, email } = account;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  await sendNote(ctx, {
    to: email,
    id: `account-${deliveryId}`,
    locale,
    subject: t(`account.${mail}.subject`, { shop: ctx.shop.name[locale] }),
    title: t(`account.${mail}.title`),
    lead: t(`account.${mail}.lead`),
    facts: [],
    link: { label: t(`account.${mail}.link`), path: TARGETS[mail] },
    why: t('account.notYou'),
  });
}
