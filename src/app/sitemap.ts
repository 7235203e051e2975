import type { MetadataRoute } from 'next';
import { getPathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';
import { env } from '~/server/env';
import { anonymousApi } from '~/trpc/server';

export const dynamic = 'force-dynamic';

const PAGES = ['/', '/products', '/about', '/help', '/terms', '/privacy'];

/** Every page worth finding, once, with its other languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const api = anonymousApi(routing.defaultLocale).catalog;
  const [products, categories] = await Promise.all([api.sitemap(), api.categories()]);
  const address = (href: string, locale: (typeof routing.locales)[number]) =>
    `${env().SITE_URL}${getPathname({ href, locale })}`.replaceAll('&', '&amp;');
  const entry = (href: string, lastModified?: Date) => ({
    url: address(href, routing.defaultLocale),
    lastModified,
    alternates: { languages: Object.fromEntries(routing.locales.map((locale) => [locale, address(href, locale)])) },
  });
  return [
    ...PAGES.map((href) => entry(href)),
    ...categories.map(({ slug }) => entry(`/products?category=${slug}`)),
    ...products.map(({ slug, updatedAt }) => entry(`/products/${slug}`, updatedAt)),
  ];
}
