import 'server-only';
import { createHydrationHelpers } from '@trpc/react-query/rsc';
import { getLocale } from 'next-intl/server';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Locale } from '~/shops/preset';
import { systemCtx } from '~/server/context';
import { requestCtx } from './context';
import { makeQueryClient } from './query-client';
import { createCaller, type AppRouter } from './root';

/** The context of the page being rendered: one per request. */
export const pageCtx = cache(async () => requestCtx(await headers(), { locale: await getLocale() }));

/** Calls the procedures in process, as the visitor of this page. */
export const { trpc: api, HydrateClient } = createHydrationHelpers<AppRouter>(
  createCaller(pageCtx),
  cache(makeQueryClient),
);

/** Calls the procedures as nobody, without reading the request: what stored pages use. The locale is always said. */
export function anonymousApi(locale: Locale) {
  return createCaller({ ...systemCtx({ locale }), reqHeaders: new Headers(), resHeaders: null });
}
