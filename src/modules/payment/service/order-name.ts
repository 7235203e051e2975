import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Locale } from '~/shops/preset';

const translatorOf = (locale: Locale) =>
  createTranslator({ locale, messages: loadMessages(locale), namespace: 'payment' });

// Made once per language: it costs as much as a statement of the database, and every payment window needs one.
const translators = new Map<Locale, ReturnType<typeof translatorOf>>();

/** The first product's name, with how many more there are. */
export function orderNameMore(first: string, more: number, locale: Locale): string {
  if (more === 0) return first;
  const t = translators.get(locale) ?? translatorOf(locale);
  translators.set(locale, t);
  return t('orderNameMore', { first, more });
}
