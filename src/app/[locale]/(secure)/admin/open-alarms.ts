import { cache } from 'react';
import { api } from '~/trpc/server';

/** How many alarms nobody has looked after: asked once for the menu and the page together. */
export const openAlarms = cache(() => api.admin.books.openAlarms());
