import { cache } from 'react';
import { api } from '~/trpc/server';

/** How many requests wait in each open state: asked once for the menu and the page together. */
export const claimCounts = cache(() => api.admin.claims.counts());
