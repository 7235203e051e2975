'use client';

import { trpc } from '~/trpc/client';
import { keepFound } from './found-orders';

/** Looks for orders and keeps what there is; `onFound` is called then. */
export function useFindOrders(onFound?: () => void) {
  const { mutate, isPending, error } = trpc.admin.orders.find.useMutation({
    onSuccess: (list, { query }) => {
      keepFound({ ...list, query });
      onFound?.();
    },
  });
  return { find: mutate, isPending, error };
}
