import 'server-only';
import { unstable_cache } from 'next/cache';
import superjson from 'superjson';

/** Tags of stored pages. A product's tag comes from its slug, so that a page of «not found» carries it too. */
export const pageTag = {
  product: (slug: string) => `product:${slug}`,
  catalog: 'catalog',
} as const;

/** The last bound on a stored page, should every drop of its tag have been missed. Seconds. */
export const STORED_PAGE_SECONDS = 300;

/**
 * Reads through the page store: `key` must hold everything the result depends on, the locale included. Dates survive.
 * Dropped by `tags`.
 */
export async function stored<T>(key: readonly string[], tags: readonly string[], read: () => Promise<T>): Promise<T> {
  const text = await unstable_cache(async () => superjson.stringify(await read()), [...key], {
    tags: [...tags],
    revalidate: STORED_PAGE_SECONDS,
  })();
  return superjson.parse<T>(text);
}
