import { cache } from 'react';
import { api } from '~/trpc/server';

/** How many questions wait on each desk: asked once for a page. */
export const questionCounts = cache(() => api.admin.questions.counts());
