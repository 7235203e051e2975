import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { _createCache } from 'use-intl/core';
import { locale as rootLocale } from 'next/root-params';
import { heldTogether } from './held-together';
import { loadMessages } from './messages';
import { routing } from './routing';

const korean = heldTogether(loadMessages('ko'));

/** Sentences as they were read, kept for every page: by themselves next-intl would read them anew for each. */
const _cache = _createCache();

export default getRequestConfig(async ({ locale }) => {
  const asked = locale ?? (await rootLocale());
  const used = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const messages = used === 'ko' ? korean : loadMessages(used);
  const config = { locale: used, messages, timeZone: 'Asia/Seoul', _cache };
  return config;
});
