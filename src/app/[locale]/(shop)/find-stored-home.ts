import 'server-only';
import { pageTag, stored } from '~/server/page-cache';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';

/** What the home page shows, from the page store. */
export const findStoredHome = (locale: Locale) =>
  stored(['home', locale], [pageTag.catalog], () => anonymousApi(locale).catalog.home());

/** What buyers say on the home page: whatever is written, changed or hidden drops the catalogue's pages, and so this. */
export const findStoredWords = (locale: Locale) =>
  stored(['home', 'words', locale], [pageTag.catalog], () => anonymousApi(locale).review.words());
