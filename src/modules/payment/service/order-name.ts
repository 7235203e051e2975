import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Locale } from '~/shops/preset';

/** The first product's name, with how many more there are. */
export function orderNameMore(first: string, more: number, locale: Locale): string {
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'payment' });
  return more > 0 ? t('orderNameMore', { first, more }) : first;
}
