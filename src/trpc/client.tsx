'use client';

import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { httpBatchLink, httpLink, splitLink } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';
import { useState, type ReactNode } from 'react';
import superjson from 'superjson';
import { makeQueryClient } from './query-client';
import type { AppRouter } from './root';

export const trpc = createTRPCReact<AppRouter>();

const transformer = superjson;
let browserClient: QueryClient | undefined;

function queryClient(): QueryClient {
  return typeof window === 'undefined' ? makeQueryClient() : (browserClient ??= makeQueryClient());
}

/** Wraps the islands of the secure pages. Mutations go alone: they set cookies and an honest status. */
export function TrpcProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const [client] = useState(() => {
    const shared = { url: '/api/trpc', transformer, headers: { 'x-shop-locale': locale } };
    return trpc.createClient({
      links: [
        splitLink({
          condition: (op) => op.type === 'mutation',
          true: httpLink(shared),
          false: httpBatchLink({ ...shared, maxItems: 10 }),
        }),
      ],
    });
  });
  const queries = queryClient();
  return (
    <trpc.Provider client={client} queryClient={queries}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
