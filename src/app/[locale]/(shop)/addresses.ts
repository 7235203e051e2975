import type { Metadata } from 'next';
import { hasLocale } from 'next-intl';
import { notFound } from 'next/navigation';
import { getPathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';
import type { Locale } from '~/shops/preset';

export type LocaleParams = { params: Promise<{ locale: string }> };

/** The language of the address. An address without one of ours is not found. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  return locale;
}

/** The page's own address, and the same page in the other languages. */
export function addressesOf(href: string, locale: Locale): Pick<Metadata, 'alternates'> {
  const languages = Object.fromEntries(routing.locales.map((one) => [one, getPathname({ href, locale: one })]));
  return {
    alternates: {
      canonical: getPathname({ href, locale }),
      languages: { ...languages, 'x-default': getPathname({ href, locale: routing.defaultLocale }) },
    },
  };
}
