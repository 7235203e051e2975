import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sendMail } from '~/server/mail';
import { mailHtml, mailText, type MailParts } from './mail-layout';

export type Note = Pick<MailParts, 'title' | 'lead' | 'facts'> & {
  readonly to: string;
  /** The same for the same mail sent again. */
  readonly id: string;
  readonly locale: 'ko' | 'en';
  readonly subject: string;
  /** `path` without the prefix of its language. */
  readonly link: { readonly label: string; readonly path: string };
  /** Why they get it. */
  readonly why: string;
};

/** A mail of a few sentences and one link, in words already, from the shop; how it is reached stands at the end. */
export async function sendNote({ shop }: Pick<Ctx, 'shop'>, note: Note): Promise<void> {
  const { to, id, locale, subject, link, why, ...words } = note;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const prefix = locale === shop.defaultLocale ? '' : `/${locale}`;
  const parts: MailParts = {
    ...words,
    locale,
    shop: shop.name[locale],
    lines: [],
    sums: [],
    link: { label: link.label, href: `${env().SITE_URL}${prefix}${link.path}` },
    footer: [why, t('customerCenter', { phone: shop.legal.phone, email: shop.legal.email })],
  };
  await sendMail({ to, id, subject, text: mailText(parts), html: mailHtml(parts) });
}
