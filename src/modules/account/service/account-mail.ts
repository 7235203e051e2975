import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import type { AccountMailKind } from '~/modules/notification/rules';
import { enqueue } from '~/modules/notification/service';
import { sendNote } from '~/modules/notification/service/send-note';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import { NOTICE, NOTICE_DAYS } from '../rules';
import { emailCodes, users } from '../tables';

/** Where the link of each mail leads. */
const TARGETS: Readonly<Record<AccountMailKind, string>> = {
  NAVER_LINKED: '/account',
  NAVER_UNLINKED: '/account',
  NAVER_WITHDRAWN: '/login',
  SECOND_STEP_ON: '/account/second-step',
  SECOND_STEP_OFF: '/account/second-step',
  RECOVERY_USED: '/account/second-step',
  RECOVERY_RENEWED: '/account/second-step',
};

/**
 * Tells whoever reads the account’s mail what has become of it, in the caller’s transaction: at the address that is proven to be
 * theirs now, whatever address whoever did it puts in its place before the mail is sent. Without one nobody is told.
 */
export async function tellAccount({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>, mail: AccountMailKind): Promise<void> {
  const [account] = await db
    .select({ email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.emailVerifiedAt)));
  if (!account?.email) return;
  const { email, locale } = account;
  const notice = sha256(crypto.randomUUID());
  const expiresAt = sql`now() + make_interval(days => ${NOTICE_DAYS})`;
  await db
    .insert(emailCodes)
    .values({ tokenHash: notice, purpose: NOTICE, mail: 'CHANGED', email, userId, locale, expiresAt });
  await enqueue({ db }, { topic: 'account-mail', mail, userId, notice }, `account-mail:${notice}`);
}

/** Writes to the address of a notice; one that has been erased with its account meanwhile goes nowhere. */
export async function sendAccountMail(
  ctx: Ctx,
  { mail, notice }: { readonly mail: AccountMailKind; readonly notice: string },
  deliveryId: number,
): Promise<void> {
  const [told] = await ctx.db
    .select({ email: emailCodes.email, locale: emailCodes.locale })
    .from(emailCodes)
    .where(eq(emailCodes.tokenHash, notice));
  if (!told) return;
  const { locale, email } = told;
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
