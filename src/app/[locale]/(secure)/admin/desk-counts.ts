import { cache } from 'react';
import { api } from '~/trpc/server';

/** How much waits on each desk: asked once for the menu and the page together. */
export const deskCounts = cache(() => api.admin.orders.counts());
