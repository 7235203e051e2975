import { getPathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';
import { xmlText } from '~/lib/xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const MORE_NAMES = `${NAMES} xmlns:xhtml="http://www.w3.org/1999/xhtml"`;

export const sitemapIndex = (addresses: readonly string[]): string =>
  `${HEAD}<sitemapindex ${NAMES}>\n${addresses.map((address) => `<sitemap><loc>${xmlText(address)}</loc></sitemap>`).join('\n')}\n</sitemapindex>\n`;

export const sitemapFile = (entries: readonly string[]): string =>
  `${HEAD}<urlset ${MORE_NAMES}>\n${entries.join('\n')}\n</urlset>\n`;

/** A page once in each language, each naming all of them, as search engines ask for it. */
export function sitemapEntry(siteUrl: string, href: string, lastModified?: Date): string {
  const at = (locale: (typeof routing.locales)[number]) => xmlText(`${siteUrl}${getPathname({ href, locale })}`);
  const others = [...routing.locales.map((locale) => [locale, at(locale)]), ['x-default', at(routing.defaultLocale)]]
    .map(([language, address]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`)
    .join('');
  const changed = lastModified ? `<lastmod>${lastModified.toISOString()}</lastmod>` : '';
  return routing.locales.map((locale) => `<url><loc>${at(locale)}</loc>${changed}${others}</url>`).join('\n');
}
