import { TRPCError } from '@trpc/server';
import type { PaymentState } from '~/modules/order/rules';
import { api } from '~/trpc/server';

/** What of an order's money can go back; null where none was taken or all of it is back. */
export async function refundableOf(orderId: string, state: PaymentState) {
  if (state !== 'PAID' && state !== 'PARTIALLY_REFUNDED') return null;
  try {
    return await api.admin.payments.refundable({ orderId });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
