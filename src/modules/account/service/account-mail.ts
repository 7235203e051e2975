import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import type { AccountMailKind } from '~/modules/notification/rules';
import { enqueue } from '~/modules/notification/service';
import { mailHtml, mailText, type MailParts } from '~/modules/notification/service/mail-layout';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sendMail } from '~/server/mail';
import { users } from '../tables';

/** Where the link of each mail leads. */
const TARGETS: Readonly<Record<AccountMailKind, string>> = {
  NAVER_LINKED: '/account',
  NAVER_UNLINKED: '/account',
  NAVER_WITHDRAWN: '/login',
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
  const { shop } = ctx;
  const { locale, email } = account;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const words = { shop: shop.name[locale] };
  const prefix = locale === shop.defaultLocale ? '' : `/${locale}`;
  const parts: MailParts = {
    locale,
    shop: words.shop,
    title: t(`account.${mail}.title`),
    lead: t(`account.${mail}.lead`),
    facts: [],
    lines: [],
    sums: [],
    link: { label: t(`account.${mail}.link`), href: `${env().SITE_URL}${prefix}${TARGETS[mail]}` },
    footer: [t('account.notYou'), t('customerCenter', { phone: shop.legal.phone, email: shop.legal.email })],
  };
  await sendMail({
    to: email,
    id: `account-${deliveryId}`,
    subject: t(`account.${mail}.subject`, words),
    text: mailText(parts),
    html: mailHtml(parts),
  });
}
