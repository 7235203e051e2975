'use client';

import { useLocale } from 'next-intl';
import { getPathname, usePathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';

/** This very page in the other language. A whole new document: the language is part of every sentence on it. */
export function LanguageSwitch({ names }: { names: Readonly<Record<(typeof routing.locales)[number], string>> }) {
  const here = useLocale();
  const pathname = usePathname();
  return routing.locales
    .filter((locale) => locale !== here)
    .map((locale) => (
      <a
        key={locale}
        href={getPathname({ href: pathname, locale })}
        hrefLang={locale}
        lang={locale}
        className="block py-3 hover:text-ink md:py-1"
      >
        {names[locale]}
      </a>
    ));
}
