import { TRPCError } from '@trpc/server';
import { cache } from 'react';
import { pageTag, stored } from '~/server/page-cache';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';

/** The first page of a product's questions, or null where the product went off sale meanwhile. */
export const findStoredQuestions = cache((slug: string, locale: Locale) =>
  stored(['questions', slug, locale], [pageTag.product(slug)], async () => {
    try {
      return await anonymousApi(locale).question.list({ slug });
    } catch (error) {
      if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }),
);

export type StoredQuestions = NonNullable<Awaited<ReturnType<typeof findStoredQuestions>>>;
