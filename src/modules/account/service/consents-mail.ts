import 'server-only';
import { eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { addDays, formatTime } from '~/lib/time';
import { enqueue } from '~/modules/notification/service';
import { sendNote } from '~/modules/notification/service/send-note';
import type { Ctx } from '~/server/context';
import { CONFIRM_DAYS, isPolite, nextPolite } from '../rules';
import { users } from '../tables';
import { toConfirm } from './confirm-consents';

const DAY = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/**
 * Asks whether the consents to advertising still hold: since when each was given, where to keep or end them, and what happens
 * without an answer; without a name, for the mailbox may be a stranger's. Who answered meanwhile, or left, is not asked. Outside of
 * polite hours it asks for itself once more.
 */
export async function sendConsentsMail(ctx: Ctx, userId: Id<'usr'>): Promise<void> {
  const open = await toConfirm(ctx, userId);
  const [person] = await ctx.db
    .select({ email: users.email, locale: users.locale })
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
  const { locale } = person;
  const messages = loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'mail' });
  const kinds = createTranslator({ locale, messages, namespace: 'account.consent' });
  const words = {
    shop: ctx.shop.name[locale],
    until: formatTime(addDays(first.askedAt ?? ctx.now, CONFIRM_DAYS), locale, DAY),
  };
  await sendNote(ctx, {
    to: person.email,
    id: `consents-${first.id}`,
    locale,
    subject: t('consents.subject', words),
    title: t('consents.title'),
    lead: t('consents.lead', words),
    facts: open.map(({ kind, at }) => ({
      label: kinds(kind),
      value: t('consents.since', { at: formatTime(at, locale, DAY) }),
    })),
    link: { label: t('consents.open'), path: '/account/consents' },
    why: t('consents.why'),
  });
}
