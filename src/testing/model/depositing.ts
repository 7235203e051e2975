import fc from 'fast-check';
import { expect } from 'vitest';
import { cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { receiveWebhook } from '~/modules/payment/service/receive-webhook';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { anyCtx } from '../factories/order';
import { index, passMinutes, place, stock } from './buying';
import { command, type Model } from './command';
import type { Payment } from './provider';
import { reconcile } from './hearing';
import { PLACES, RULES } from './shop';
import { asSent, depositAt, reverseAt } from './stand-in';
import { makeOnlyDue } from './world';

/** One of the payments that are so. */
function oneOf({ till }: Model, n: number, suits: (payment: Payment) => boolean): number {
  const suiting = [...till.payments.keys()].filter((index) => suits(till.payment(index)));
  return suiting[n % suiting.length] ?? 0;
}

const deposit = command<{ payment: number }>({
  name: 'deposit',
  when: ({ till }) => till.payments.some(till.takesDeposit),
  run: async (model, real, { payment }) => {
    const which = oneOf(model, payment, model.till.takesDeposit);
    model.till.deposit(which);
    await depositAt(real.toss, real.paymentKey(which));
  },
});

const reversal = command<{ payment: number }>({
  name: 'reversal',
  when: ({ till }) => till.payments.some(till.mayBeReversed),
  run: async (model, real, { payment }) => {
    const which = oneOf(model, payment, model.till.mayBeReversed);
    model.till.reverseDeposit(which);
    await reverseAt(real.toss, real.paymentKey(which));
  },
});

const mayMeet =
  ({ shop, till }: Model) =>
  (payment: Payment): boolean => {
    const attempt = till.attempt(payment.attempt);
    const isWaiting = attempt.state === 'WAITING_FOR_DEPOSIT' && till.paymentOf(attempt) === payment;
    return isWaiting && till.takesDeposit(payment) && till.matches(attempt) && shop.holds(till.orderOf(attempt));
  };

/** The money comes, its webhook too, the timer looks and the buyer cancels, all in the same moment: the money was first. */
const meeting = command<{ payment: number }>({
  name: 'meeting',
  when: (model) => model.till.payments.some(mayMeet(model)),
  run: async (model, real, { payment }) => {
    const { shop, till } = model;
    const which = oneOf(model, payment, mayMeet(model));
    const key = real.paymentKey(which);
    const { attempt } = till.payment(which);
    const { order } = till.attempt(attempt);
    const { providerOrderId } = real.attempt(attempt);
    till.deposit(which);
    const answer = till.cancel(order, 'shopper', true, 'none');
    if (answer === 'NOT_CANCELABLE') till.hint(which, true);
    await depositAt(real.toss, key);
    const data = await asSent(real.toss, providerOrderId, key);
    await makeOnlyDue(providerOrderId);
    const [said] = await Promise.all([
      real.try(() =>
        cancelMyOrder(real.as(shop.order(order).buyer), { orderId: real.order(order).id, reason: 'OTHER' }),
      ),
      receiveWebhook(anyCtx(), 'toss', crypto.randomUUID(), { eventType: 'PAYMENT_STATUS_CHANGED', data }),
      reconcilePayments(anyCtx()),
    ]);
    expect(said).toBe(answer);
  },
});

/** The money comes and nobody looks for days, while the units are sold to somebody else: there is no order for it any more. */
const forgotten = command<{ payment: number }>({
  name: 'forgotten',
  when: (model) => model.till.payments.some(mayMeet(model)),
  run: async (model, real, { payment }) => {
    const { shop, till } = model;
    const which = oneOf(model, payment, mayMeet(model));
    const { buyer, lines } = till.orderOf(till.attempt(till.payment(which).attempt));
    till.deposit(which);
    await depositAt(real.toss, real.paymentKey(which));
    await passMinutes(model, real, RULES.deposit + RULES.heldAfterDue + 1);
    for (const { variant, quantity } of lines) {
      const more = shop.free(variant) - quantity;
      if (more > 0) await stock({ variant, delta: -more }).run(model, real);
    }
    await place({ buyer: (buyer + 1) % 3, lines, to: PLACES[0], stale: false, moved: false }).run(model, real);
    await reconcile({ attempt: 0, look: undefined, close: undefined }).run(model, real);
  },
});

/** Time passes until an account's last minutes, or until just after them. */
const lastMinutes = command<{ order: number; more: number }>({
  name: 'lastMinutes',
  when: ({ shop }) => shop.orders.some((order) => order.state === 'AWAITING_DEPOSIT' && order.expiresAt > shop.now + 5),
  run: async (model, real, { order, more }) => {
    const { shop } = model;
    const awaiting = shop.orders.filter((each) => each.state === 'AWAITING_DEPOSIT' && each.expiresAt > shop.now + 5);
    await passMinutes(model, real, (awaiting[order % awaiting.length]?.expiresAt ?? 0) - shop.now + more);
  },
});

export const DEPOSITING = {
  deposit: fc.record({ payment: index }).map(deposit),
  reversal: fc.record({ payment: index }).map(reversal),
  meeting: fc.record({ payment: index }).map(meeting),
  forgotten: fc.record({ payment: index }).map(forgotten),
  lastMinutes: fc.record({ order: index, more: fc.constantFrom(-5, -1, 0, 1, 1) }).map(lastMinutes),
};
