import { z } from 'zod';
import { withInput } from '../http/body';
import { json, type Answer } from '../http/reply';
import type { Route } from '../http/router';
import { kstWithOffset } from '../kst';
import { age } from './age';
import { cancelPayment } from './cancel';
import { expire } from './life-cycle';
import { ledgerView } from './ledger';
import { paymentView } from './payment-view';
import type { Toss } from './toss';
import { errorReply, TossError } from './toss-error';
import { paymentRoute, WHICH } from './which-payment';

const CANCEL = z.strictObject({ paymentKey: z.string(), amount: z.number().int().positive().optional() });
const ADVANCE = z.strictObject({ ms: z.number().int().nonnegative() });
const BACK_OFFICE_ACCOUNT = { bank: '20', accountNumber: '1002123456789', holderName: '김토스' };

/** A refund that somebody makes in the provider's own back office, not by the shop's call. */
async function cancelAtProvider(toss: Toss, { paymentKey, amount }: z.infer<typeof CANCEL>): Promise<Answer> {
  try {
    const refundReceiveAccount = BACK_OFFICE_ACCOUNT;
    const body = { cancelReason: 'Cancelled in the back office', cancelAmount: amount, refundReceiveAccount };
    return json(200, paymentView(await cancelPayment(toss, paymentKey, body), 'ko', toss));
  } catch (error) {
    if (error instanceof TossError) return errorReply(error.code, 'en');
    throw error;
  }
}

/** Control of expiry, ledger and clock, for tests and for the sandbox's own page. */
export function simRoutes(toss: Toss): Route[] {
  const clock = () => json(200, { now: kstWithOffset(toss.clock.now()), ms: toss.clock.now() });

  return [
    paymentRoute(toss, 'expire', WHICH, async (payment) =>
      (await expire(toss, payment)) ? undefined : `The payment is ${payment.status}.`,
    ),
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
          toss.changed();
          return clock();
        }),
    },
    {
      method: 'POST',
      path: '/toss/sim/age',
      handle: (call) =>
        withInput(call, ADVANCE, ({ ms }) => {
          const payments = toss.payments.list();
          for (const payment of payments) age(payment, ms);
          toss.changed();
          return json(200, { payments: payments.length });
        }),
    },
    {
      method: 'POST',
      path: '/toss/sim/reset',
      handle() {
        const { payments, ledger, cashReceipts, faults, idempotency, webhooks } = toss;
        for (const part of [payments, ledger, cashReceipts, faults, idempotency, webhooks]) part.clear();
        toss.changed();
        return json(200, { reset: true });
      },
    },
  ];
}
