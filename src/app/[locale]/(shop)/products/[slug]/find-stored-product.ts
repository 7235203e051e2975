import { TRPCError } from '@trpc/server';
import { cache } from 'react';
import { slugInput } from '~/modules/catalog/input';
import { pageTag, stored } from '~/server/page-cache';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';

/** The product under this slug, or null; read once for the head and the body. What cannot be a slug is not looked for. */
export const findStoredProduct = cache(async (address: string, locale: Locale) => {
  const slug = slugInput.safeParse(address);
  if (!slug.success) return null;
  return stored(['product', slug.data, locale], [pageTag.product(slug.data)], async () => {
    try {
      return await anonymousApi(locale).catalog.bySlug(slug.data);
    } catch (error) {
      if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  });
});

export type StoredProduct = NonNullable<Awaited<ReturnType<typeof findStoredProduct>>>;
