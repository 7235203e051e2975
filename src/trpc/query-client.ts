import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import superjson from 'superjson';
import { z } from '~/lib/zod';

const busy = z.object({ data: z.object({ details: z.object({ seconds: z.number() }) }) });

/** When the shop was busy it said when to come again. */
function retryDelay(_: number, error: unknown): number {
  const said = busy.safeParse(error);
  return said.success ? said.data.data.details.seconds * 1000 : 1000;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: 1, retryDelay },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
