import { z } from 'zod';
import { withInput } from '../http/body';
import { json, type Answer } from '../http/reply';
import type { Route } from '../http/router';
import { kstWithOffset } from '../kst';
import { cancelPayment } from './cancel';
import { isErrorCode } from './error-codes';
import { authenticatePayment, expire, openPayment } from './life-cycle';
import { ledgerView } from './ledger';
import type { Payment } from './payment';
import { paymentView } from './payment-view';
import type { Toss } from './toss';
import { errorReply, TossError } from './toss-error';

const CREATE = z.strictObject({
  orderId: z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/),
  amount: z.number().int().nonnegative(),
  method: z.enum(['CARD', 'EASY_PAY', 'TRANSFER']).default('CARD'),
  orderName: z.string().min(1).max(100).default('Test order'),
  customerKey: z.string().optional(),
  taxFreeAmount: z.number().int().nonnegative().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  successUrl: z.url().optional(),
  failUrl: z.url().optional(),
  isPartialCancelable: z.boolean().optional(),
  authenticate: z.boolean().default(true),
  provider: z.string().default('TOSSPAY'),
  funding: z.enum(['card', 'balance']).default('balance'),
  refuseConfirmWith: z.string().refine(isErrorCode, 'not a documented error code').optional(),
});

const WHICH = z.strictObject({ paymentKey: z.string().optional(), orderId: z.string().optional() });
const CANCEL = z.strictObject({ paymentKey: z.string(), amount: z.number().int().positive().optional() });
const ADVANCE = z.strictObject({ ms: z.number().int().nonnegative() });

function create(toss: Toss, input: z.infer<typeof CREATE>): Payment {
  const { method, authenticate, provider, funding, refuseConfirmWith, ...rest } = input;
  const payment = openPayment(toss, { ...rest, requestedMethod: method === 'TRANSFER' ? 'TRANSFER' : 'CARD' });
  if (!authenticate) return payment;
  const easyPay = method === 'EASY_PAY' ? { provider, funding } : undefined;
  authenticatePayment(toss, payment, { paidBy: method, easyPay, refuseConfirmWith });
  return payment;
}

/** A refund that somebody makes in the provider's own back office, not by the shop's call. */
async function cancelAtProvider(toss: Toss, { paymentKey, amount }: z.infer<typeof CANCEL>): Promise<Answer> {
  try {
    const body = { cancelReason: 'Cancelled in the back office', cancelAmount: amount };
    return json(200, paymentView(await cancelPayment(toss, paymentKey, body), 'ko', toss.baseUrl()));
  } catch (error) {
    if (error instanceof TossError) return errorReply(error.code, 'en');
    throw error;
  }
}

/** Control of payments, ledger and clock, for tests and for the sandbox's own page. */
export function simRoutes(toss: Toss): Route[] {
  const view = (payment: Payment) => paymentView(payment, 'ko', toss.baseUrl());
  const clock = () => json(200, { now: kstWithOffset(toss.clock.now()), ms: toss.clock.now() });

  function withPayment(which: z.infer<typeof WHICH>, work: (payment: Payment) => Promise<Answer>) {
    const { paymentKey, orderId } = which;
    const payment = paymentKey ? toss.payments.find(paymentKey) : toss.payments.findByOrder(orderId ?? '');
    return payment ? work(payment) : json(404, { code: 'NOT_FOUND_PAYMENT', message: 'No such payment.' });
  }

  return [
    {
      method: 'POST',
      path: '/toss/sim/payments',
      handle: (call) => withInput(call, CREATE, (input) => json(201, view(create(toss, input)))),
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
    {
      method: 'POST',
      path: '/toss/sim/expire',
      handle: (call) =>
        withInput(call, WHICH, (which) =>
          withPayment(which, async (payment) => {
            if (await expire(toss, payment)) return json(200, view(payment));
            return json(409, { code: 'NOT_OPEN', message: `The payment is ${payment.status}.` });
          }),
        ),
    },
    {
      method: 'POST',
      path: '/toss/sim/cancel',
      handle: (call) => withInput(call, CANCEL, (input) => cancelAtProvider(toss, input)),
    },
    {
      method: 'GET',
      path: '/toss/sim/ledger',
      handle(call) {
        const query = call.url.searchParams;
        const filter = {
          orderId: query.get('orderId') ?? undefined,
          orderIdPrefix: query.get('orderIdPrefix') ?? undefined,
          paymentKey: query.get('paymentKey') ?? undefined,
        };
        return json(200, ledgerView(toss.ledger.list(filter)));
      },
    },
    { method: 'GET', path: '/toss/sim/clock', handle: clock },
    {
      method: 'POST',
      path: '/toss/sim/advance-clock',
      handle: (call) =>
        withInput(call, ADVANCE, async ({ ms }) => {
          await toss.clock.advance(ms);
          return clock();
        }),
    },
    {
      method: 'POST',
      path: '/toss/sim/reset',
      handle() {
        for (const part of [toss.payments, toss.ledger, toss.faults, toss.idempotency, toss.webhooks]) part.clear();
        return json(200, { reset: true });
      },
    },
  ];
}
