import { routing } from '~/i18n/routing';
import { env } from '~/server/env';
import { pageTag, stored } from '~/server/page-cache';
import { anonymousApi } from '~/trpc/server';
import { machineAnswer } from '../machine-answer';
import { sitemapEntry, sitemapFile } from '../sitemap-entry';

export const dynamic = 'force-dynamic';

const PAGES = ['/', '/products', '/about', '/calculator', '/help', '/terms', '/privacy'];

async function* pages(): AsyncGenerator<string> {
  const { SITE_URL } = env();
  const api = anonymousApi(routing.defaultLocale).catalog;
  const categories = await stored(['sitemap-categories'], [pageTag.catalog], () => api.categories());
  const hrefs = [...PAGES, ...categories.map(({ slug }) => `/products?category=${slug}`)];
  yield sitemapFile(hrefs.map((href) => sitemapEntry(SITE_URL, href)));
}

/** Every page but the products. */
export const GET = (request: Request): Promise<Response> => machineAnswer('xml', request, pages());
