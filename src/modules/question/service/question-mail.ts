import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { sendNote } from '~/modules/notification/service/send-note';
import type { Ctx } from '~/server/context';
import { findAnswered } from '../queries/list';

/** Tells whoever asked that there is an answer, which they read in the shop; without a proven address nobody is told. */
export async function sendQuestionMail(ctx: Ctx, questionId: Id<'qst'>, deliveryId: number): Promise<void> {
  const answered = await findAnswered(ctx.db, questionId);
  if (!answered?.email) return;
  const { email, locale, nameKo, nameEn } = answered;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const name = locale === 'ko' ? nameKo : nameEn;
  await sendNote(ctx, {
    to: email,
    id: `question-${deliveryId}`,
    locale,
    subject: t('question.subject', { shop: ctx.shop.name[locale], name }),
    title: t('question.title'),
    lead: t('question.lead', { name }),
    facts: [],
    link: { label: t('question.link'), path: '/account/questions' },
    why: t('question.why'),
  });
}
