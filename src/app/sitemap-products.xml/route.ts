import type { NextRequest } from 'next/server';
import { routing } from '~/i18n/routing';
import { sitemapInput } from '~/modules/catalog/input';
import { env } from '~/server/env';
import { anonymousApi } from '~/trpc/server';
import { machineAnswer } from '../machine-answer';
import { sitemapEntry, sitemapFile } from '../sitemap-entry';

export const dynamic = 'force-dynamic';

async function* products(from: string): AsyncGenerator<string> {
  const { SITE_URL } = env();
  const api = anonymousApi(routing.defaultLocale).catalog;
  const found = await api.sitemap({ from });
  yield sitemapFile(found.map(({ slug, updatedAt }) => sitemapEntry(SITE_URL, `/products/${slug}`, updatedAt)));
}

/** The products from one slug on. Read anew each time, lest invented beginnings fill the store. */
export async function GET(request: NextRequest): Promise<Response> {
  const input = sitemapInput.safeParse({ from: request.nextUrl.searchParams.get('from') ?? '' });
  if (!input.success) return new Response(null, { status: 404 });
  return machineAnswer('xml', request, products(input.data.from));
}
