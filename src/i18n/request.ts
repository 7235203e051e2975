import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { locale as rootLocale } from 'next/root-params';
import { loadMessages } from './messages';
import { routing } from './routing';

export default getRequestConfig(async ({ locale }) => {
  const asked = locale ?? (await rootLocale());
  const used = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  return { locale: used, messages: loadMessages(used), timeZone: 'Asia/Seoul' };
});
