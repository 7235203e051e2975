import { z } from 'zod';
import { withInput } from '../http/body';
import { json, type Answer } from '../http/reply';
import type { Route } from '../http/router';
import { findBank } from './banks';
import { RECEIPT_TYPES } from './cash-receipt';
import { isErrorCode } from './error-codes';
import { authenticatePayment, openPayment, type Authentication } from './life-cycle';
import { readMethodOptions } from './method-options';
import type { Payment } from './payment';
import { paymentView } from './payment-view';
import type { Toss } from './toss';
import { errorReply, TossError } from './toss-error';
import { REFUND_ACCOUNT, usualRefundAccount } from './virtual-account';

const CREATE = z.strictObject({
  orderId: z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/),
  amount: z.number().int().nonnegative(),
  method: z.enum(['CARD', 'EASY_PAY', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE']).default('CARD'),
  orderName: z.string().min(1).max(100).default('Test order'),
  customerKey: z.string().optional(),
  customerName: z.string().min(1).max(100).optional(),
  customerMobilePhone: z
    .string()
    .regex(/^\d{8,15}$/)
    .optional(),
  taxFreeAmount: z.number().int().nonnegative().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  successUrl: z.url().optional(),
  failUrl: z.url().optional(),
  isPartialCancelable: z.boolean().optional(),
  authenticate: z.boolean().default(true),
  provider: z.string().default('TOSSPAY'),
  funding: z.enum(['card', 'balance']).default('balance'),
  refuseConfirmWith: z.string().refine(isErrorCode, 'not a documented error code').optional(),
  useEscrow: z.boolean().optional(),
  cashReceipt: z.enum(RECEIPT_TYPES).optional(),
  validHours: z.number().int().optional(),
  dueDate: z.string().optional(),
  bank: z
    .string()
    .refine((text) => findBank(text) !== undefined, 'no such bank')
    .default('20'),
  refundReceiveAccount: REFUND_ACCOUNT.nullable().optional(),
});
type Create = z.infer<typeof CREATE>;

function accountOf(payment: Payment, { bank, refundReceiveAccount }: Create): Authentication['account'] {
  if (!payment.virtualAccount) return undefined;
  const { customerName } = payment.virtualAccount;
  const bankCode = findBank(bank) ?? bank;
  const refund = refundReceiveAccount === undefined ? usualRefundAccount(bankCode, customerName) : refundReceiveAccount;
  return { bankCode, customerName, refundReceiveAccount: refund };
}

function create(toss: Toss, input: Create): Payment {
  const { method, authenticate, provider, funding, refuseConfirmWith, cashReceipt, ...rest } = input;
  const requestedMethod = method === 'EASY_PAY' ? 'CARD' : method;
  const options = { ...rest, cashReceipt: cashReceipt && { type: cashReceipt } };
  const fields = readMethodOptions(requestedMethod, options, toss.clock.now());
  const payment = openPayment(toss, { ...rest, ...fields, requestedMethod });
  if (!authenticate) return payment;
  const easyPay = method === 'EASY_PAY' ? { provider, funding } : undefined;
  authenticatePayment(toss, payment, {
    paidBy: method,
    easyPay,
    account: accountOf(payment, input),
    refuseConfirmWith,
  });
  return payment;
}

/** Payments without a browser, as the window leaves them. */
export function simPaymentRoutes(toss: Toss): Route[] {
  const view = (payment: Payment) => paymentView(payment, 'ko', toss);
  return [
    {
      method: 'POST',
      path: '/toss/sim/payments',
      handle: (call) =>
        withInput(call, CREATE, (input): Answer => {
          try {
            return json(201, view(create(toss, input)));
          } catch (error) {
            if (error instanceof TossError) return errorReply(error.code, 'en');
            throw error;
          }
        }),
    },
    {
      method: 'GET',
      path: '/toss/sim/payments',
      handle(call) {
        const orderId = call.url.searchParams.get('orderId');
        const payments = orderId === null ? toss.payments.list() : toss.payments.listByOrder(orderId);
        return json(200, { payments: payments.map(view) });
      },
    },
  ];
}
