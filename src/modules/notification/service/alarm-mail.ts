import 'server-only';
import { createTranslator } from 'use-intl/core';
import { eq } from 'drizzle-orm';
import { loadMessages } from '~/i18n/messages';
import { formatTime } from '~/lib/time';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sendMail } from '~/server/mail';
import { leadOf } from '../rules';
import { alarms } from '../tables';
import { mailHtml, mailText, type MailParts } from './mail-layout';

/** Tells the shop's operator of an alarm, in the shop's own language; one that was resolved meanwhile needs no mail. */
export async function sendAlarmMail(ctx: Ctx, alarmId: number): Promise<void> {
  const [alarm] = await ctx.db.select().from(alarms).where(eq(alarms.id, alarmId));
  if (!alarm || alarm.resolvedAt) return;
  const { shop } = ctx;
  const locale = shop.defaultLocale;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const kind = t(`alarm.kind.${alarm.kind}`);
  const parts: MailParts = {
    locale,
    shop: shop.name[locale],
    title: kind,
    lead: t(`alarm.lead.${leadOf(alarm.kind, alarm.details)}`),
    facts: [
      { label: t('alarm.at'), value: formatTime(alarm.firstAt, locale, { dateStyle: 'medium', timeStyle: 'short' }) },
      ...(alarm.subject ? [{ label: t('alarm.subject'), value: alarm.subject }] : []),
      ...Object.entries(alarm.details).map(([label, value]) => ({ label, value: String(value) })),
    ],
    lines: [],
    sums: [],
    link: { label: t('alarm.open'), href: `${env().SITE_URL}/admin/books` },
    footer: [t('alarm.why')],
  };
  await sendMail({
    to: env().ALARM_MAIL_TO ?? shop.legal.email,
    id: `alarm-${alarm.id}`,
    subject: t('alarm.mailSubject', { shop: shop.name[locale], kind }),
    text: mailText(parts),
    html: mailHtml(parts),
  });
}
