import { z } from 'zod';
import { RECEIPT_TYPES } from './cash-receipt';
import { readTerm } from './deposit-term';
import type { RequestedMethod } from './payment';
import type { NewPayment } from './payments';

/** The option object of a method, as far as the payment depends on it; the SDK has checked the rest. */
export const METHOD_OPTIONS = z.object({
  cashReceipt: z.object({ type: z.enum(RECEIPT_TYPES) }).nullish(),
  useEscrow: z.boolean().nullish(),
  validHours: z.number().int().nullish(),
  dueDate: z.string().nullish(),
});
export type MethodOptions = z.infer<typeof METHOD_OPTIONS>;

type Fields = Pick<NewPayment, 'cashReceipt' | 'useEscrow' | 'term'>;

/** What the options make of a payment; refuses a time to deposit in the past or too far away. */
export function readMethodOptions(method: RequestedMethod, options: MethodOptions, now: number): Fields {
  const isCash = method === 'TRANSFER' || method === 'VIRTUAL_ACCOUNT';
  return {
    term: method === 'VIRTUAL_ACCOUNT' ? readTerm(options, now) : undefined,
    cashReceipt: (isCash && options.cashReceipt) || undefined,
    useEscrow: options.useEscrow ?? undefined,
  };
}
