import 'server-only';
import { eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { addDays, formatTime } from '~/lib/time';
import { enqueue } from '~/modules/notification/service';
import { mailHtml, mailText, type MailParts } from '~/modules/notification/service/mail-layout';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sendMail } from '~/server/mail';
import { CONFIRM_DAYS, isPolite, nextPolite } from '../rules';
import { users } from '../tables';
import { toConfirm } from './confirm-consents';

const DAY = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/**
 * Asks whether the consents to advertising still hold: since when each was given, where to keep or end them, and what happens
 * without an answer. Who answered meanwhile, or left, is not asked. Outside of polite hours it asks for itself once more.
 */
export async function sendConsentsMail(ctx: Ctx, userId: Id<'usr'>): Promise<void> {
  const open = await toConfirm(ctx, userId);
  const [person] = await ctx.db
    .select({ email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId));
  const first = open[0];
  if (!person?.email || !first) return;
  if (!isPolite(ctx.now)) {
    const morning = nextPolite(ctx.now);
    const seconds = Math.ceil((morning.getTime() - ctx.now.getTime()) / 1000);
    const key = `consents-mail:${first.id}:${morning.toISOString()}`;
    return enqueue(ctx, { topic: 'consents-mail', userId }, key, seconds);
  }
  const { shop } = ctx;
  const { locale, name } = person;
  const messages = loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'mail' });
  const kinds = createTranslator({ locale, messages, namespace: 'account.consent' });
  const words = {
    shop: shop.name[locale],
    name,
    until: formatTime(addDays(first.askedAt ?? ctx.now, CONFIRM_DAYS), locale, DAY),
  };
  const prefix = locale === shop.defaultLocale ? '' : `/${locale}`;
  const parts: MailParts = {
    locale,
    shop: shop.name[locale],
    title: t('consents.title'),
    lead: t('consents.lead', words),
    facts: open.map(({ kind, at }) => ({
      label: kinds(kind),
      value: t('consents.since', { at: formatTime(at, locale, DAY) }),
    })),
    lines: [],
    sums: [],
    link: { label: t('consents.open'), href: `${env().SITE_URL}${prefix}/account/consents` },
    footer: [t('consents.why'), t('customerCenter', { phone: shop.legal.phone, email: shop.legal.email })],
  };
  await sendMail({
    to: person.email,
    id: `consents-${first.id}`,
    subject: t('consents.subject', words),
    text: mailText(parts),
    html: mailHtml(parts),
  });
}
