'use client';

import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from './root';

/** The same procedures as `trpc`, for streams alone; loaded only where one is opened. */
export const streams = createTRPCClient<AppRouter>({
  links: [httpSubscriptionLink({ url: '/api/trpc', transformer: superjson })],
});
