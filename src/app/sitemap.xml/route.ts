import { routing } from '~/i18n/routing';
import { env } from '~/server/env';
import { pageTag, stored } from '~/server/page-cache';
import { anonymousApi } from '~/trpc/server';
import { machineAnswer } from '../machine-answer';
import { sitemapIndex } from '../sitemap-entry';

export const dynamic = 'force-dynamic';

async function* index(): AsyncGenerator<string> {
  const { SITE_URL } = env();
  const api = anonymousApi(routing.defaultLocale).catalog;
  const firsts = await stored(['sitemap-files'], [pageTag.catalog], () => api.sitemapFiles());
  yield sitemapIndex([
    `${SITE_URL}/sitemap-pages.xml`,
    ...firsts.map((slug) => `${SITE_URL}/sitemap-products.xml?from=${slug}`),
  ]);
}

/** Where the addresses of every page worth finding stand. */
export const GET = (request: Request): Promise<Response> => machineAnswer('xml', request, index());
