import { z } from 'zod';
import { findBank } from './banks';
import { RECEIPT_TYPES, type ReceiptType } from './cash-receipt';
import { approve, type ConfirmOptions } from './confirm';
import { readTerm } from './deposit-term';
import { authenticatePayment, openPayment } from './life-cycle';
import { isConfirmed, type Payment } from './payment';
import type { Toss } from './toss';
import { TossError } from './toss-error';

const BODY = z.object({
  amount: z.number().int().positive(),
  orderId: z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/),
  orderName: z.string().min(1).max(100),
  customerName: z.string().min(1).max(100),
  bank: z.string(),
  validHours: z.number().int().nullish(),
  dueDate: z.string().nullish(),
  customerEmail: z.string().max(100).nullish(),
  customerMobilePhone: z
    .string()
    .regex(/^\d{8,15}$/)
    .nullish(),
  taxFreeAmount: z.number().int().nonnegative().nullish(),
  useEscrow: z.boolean().nullish(),
  cashReceipt: z.object({ type: z.enum(RECEIPT_TYPES), registrationNumber: z.string().nullish() }).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

/** A phone number or the number of a receipt card for the one, a business number for the other. */
const NUMBERS: Record<ReceiptType, RegExp> = {
  소득공제: /^(\d{10,11}|\d{13,19})$/,
  지출증빙: /^\d{10}$/,
  미발행: /^\d*$/,
};

function cashReceiptOf({ cashReceipt }: z.infer<typeof BODY>) {
  if (!cashReceipt) return undefined;
  const { type, registrationNumber } = cashReceipt;
  const customerIdentityNumber = registrationNumber ?? undefined;
  if (customerIdentityNumber !== undefined && !NUMBERS[type].test(customerIdentityNumber))
    throw new TossError('INVALID_REGISTRATION_NUMBER_TYPE');
  return { type, customerIdentityNumber };
}

/** A virtual account without a window: it waits for the money at once. */
export async function issueVirtualAccount(toss: Toss, input: unknown, options: ConfirmOptions): Promise<Payment> {
  const parsed = BODY.safeParse(input);
  if (!parsed.success) throw new TossError('INVALID_REQUEST');
  const body = parsed.data;
  const bankCode = findBank(body.bank);
  if (!bankCode) throw new TossError('INVALID_BANK');
  const cashReceipt = cashReceiptOf(body);
  const term = readTerm(body, toss.clock.now());
  if (toss.payments.listByOrder(body.orderId).some((other) => isConfirmed(other.status)))
    throw new TossError('DUPLICATED_ORDER_ID');
  const { orderId, orderName, amount, customerName } = body;
  const payment = openPayment(toss, {
    orderId,
    orderName,
    amount,
    customerName,
    cashReceipt,
    term,
    requestedMethod: 'VIRTUAL_ACCOUNT',
    customerMobilePhone: body.customerMobilePhone ?? undefined,
    taxFreeAmount: body.taxFreeAmount ?? undefined,
    useEscrow: body.useEscrow ?? undefined,
    metadata: body.metadata ?? undefined,
  });
  const account = { bankCode, customerName, refundReceiveAccount: null };
  authenticatePayment(toss, payment, { paidBy: 'VIRTUAL_ACCOUNT', account });
  return approve(toss, payment, options);
}
