import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { locale as rootLocale } from 'next/root-params';
import { heldTogether } from './held-together';
import { loadMessages } from './messages';
import { routing } from './routing';

const korean = heldTogether(loadMessages('ko'));

export default getRequestConfig(async ({ locale }) => {
  const asked = locale ?? (await rootLocale());
  const used = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  return { locale: used, messages: used === 'ko' ? korean : loadMessages(used), timeZone: 'Asia/Seoul' };
});
