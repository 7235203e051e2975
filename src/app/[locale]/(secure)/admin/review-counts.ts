import { cache } from 'react';
import { api } from '~/trpc/server';

/** How many reviews wait on each desk: asked once for a page. */
export const reviewCounts = cache(() => api.admin.reviews.counts());
