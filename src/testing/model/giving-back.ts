import fc from 'fast-check';
import { expect } from 'vitest';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { cancelAnyOrder, cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { retryRefunds } from '~/modules/payment/service/refund';
import { anyCtx } from '../factories/order';
import { index } from './buying';
import { command, pick } from './command';
import { sometimes } from './paying';
import { refundAt, under } from './stand-in';
import type { Fault } from './till';
import { makeDue } from './world';

type Cancel = { order: number; by: 'owner' | 'stranger' | 'admin'; fault: Fault | undefined };

const cancel = command<Cancel>({
  name: 'cancel',
  when: ({ shop }) => shop.orders.length > 0,
  run: async ({ shop, till }, real, { order, by, fault }) => {
    const which = pick(shop.orders, order, ({ state }) => ['PENDING', 'CONFIRMING', 'PAID'].includes(state));
    const { buyer } = shop.order(which);
    const input = { orderId: real.order(which).id, reason: 'OTHER' as const };
    const key = till.attempts.find((each) => each.order === which && each.state === 'DONE')?.payment ?? -1;
    const answer = by === 'stranger' ? 'NOT_FOUND' : till.cancel(which, by === 'admin' ? 'admin' : 'shopper', fault);
    const call = () =>
      by === 'admin'
        ? cancelAnyOrder(anyCtx(), input, real.admin)
        : cancelMyOrder(real.as(by === 'owner' ? buyer : (buyer + 1) % 3), input);
    const said = await under(real.toss, 'cancel', key < 0 ? undefined : fault, real.paymentKeys[key] ?? '', () =>
      real.try(call),
    );
    if (answer === 'REFUSED') expect(said).toBe('REFUND_REFUSED');
    else if (['NOT_FOUND', 'NOT_CANCELABLE'].includes(answer)) expect(said).toBe(answer);
    else expect(said).toEqual({ state: answer });
  },
});

/** The timer tries every open refund once more; one of them may go wrong again. */
export const retry = command<{ refund: number; fault: Fault | undefined }>({
  name: 'retry',
  when: ({ till }) => till.refunds.length > 0,
  run: async ({ till }, real, { refund, fault }) => {
    const which = pick(till.refunds, refund, ({ state }) => state === 'REQUESTED');
    const key = till.attempt(till.refunds[which]!.attempt).payment ?? -1;
    till.refunds.forEach(({ state }, index) => {
      if (state === 'REQUESTED') till.refund(index, index === which ? fault : undefined);
    });
    await makeDue();
    await under(real.toss, 'cancel', fault, real.paymentKeys[key]!, () => retryRefunds(anyCtx()));
  },
});

const STEPS = ['PREPARING', 'SHIPPED', 'DELIVERED', 'COMPLETED'] as const;

const ship = command<{ order: number; skip: boolean }>({
  name: 'ship',
  when: ({ shop }) => shop.orders.length > 0,
  run: async ({ shop }, real, { order, skip }) => {
    const which = pick(shop.orders, order, ({ state, canceling }) => state === 'PAID' && !canceling);
    const { parcel, state, canceling } = shop.order(which);
    const next = (['NONE', ...STEPS] as const).indexOf(parcel);
    const to = STEPS[Math.min(next + Number(skip), STEPS.length - 1)] ?? 'COMPLETED';
    const may = state === 'PAID' && !canceling && to === STEPS[next];
    const given = to === 'SHIPPED' ? { carrier: 'example-parcel', trackingNumber: '000000000000' } : undefined;
    const said = await real.try(() =>
      advanceFulfilment(anyCtx(), real.order(which).id, to, { kind: 'ADMIN', id: real.admin }, given),
    );
    expect(said).toBe(may ? undefined : 'ORDER_STATE');
    if (may) shop.order(which).parcel = to;
  },
});

/** Somebody gives money back in the provider's own office. */
const officeRefund = command<{ payment: number; whole: boolean }>({
  name: 'officeRefund',
  when: ({ till }) => till.payments.some(({ balance }) => balance > 0),
  run: async ({ till }, real, { payment, whole }) => {
    const charged = [...till.payments.keys()].filter((each) => till.payment(each).balance > 0);
    const which = charged[payment % charged.length] ?? 0;
    const { balance } = till.payment(which);
    const amount = whole ? balance : Math.ceil(balance / 3);
    till.officeRefund(which, amount);
    await refundAt(real.toss, real.paymentKeys[which]!, amount);
  },
});

const CANCEL_FAULTS: readonly Fault[] = [
  ...['reset-before', '500-before', '409', '429', '502'].map((name) => ({ name, does: false })),
  ...['reset-after', '500-after', 'already-processed'].map((name) => ({ name, does: true })),
  { name: '500-before', does: false, keepError: true },
  { name: '500-after', does: true, keepError: true },
  { name: 'refuse', does: true, code: 'NOT_CANCELABLE_PAYMENT' },
  { name: 'refuse', does: true, code: 'PROVIDER_ERROR' },
];
const fault = sometimes(CANCEL_FAULTS);

export const GIVING_BACK = {
  cancel: fc
    .record({
      order: index,
      by: fc.constantFrom<Cancel['by'][]>('owner', 'owner', 'admin', 'admin', 'stranger'),
      fault,
    })
    .map(cancel),
  retry: fc.record({ refund: index, fault }).map(retry),
  ship: fc.record({ order: index, skip: fc.nat(5).map((n) => n === 5) }).map(ship),
  officeRefund: fc.record({ payment: index, whole: fc.boolean() }).map(officeRefund),
};
