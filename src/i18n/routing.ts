import { defineRouting } from 'next-intl/routing';
import { LOCALES } from '~/shops/preset';

export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'ko',
  localePrefix: 'as-needed',
  localeDetection: false,
  localeCookie: false,
});
