import { cache } from 'react';
import { api } from '~/trpc/server';

/** How many questions wait for an answer: asked once for a page. */
export const openQuestions = cache(() => api.admin.questions.open());
