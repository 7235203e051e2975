import fc from 'fast-check';
import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orderLines } from '~/modules/order/tables';
import { refundOrder } from '~/modules/payment/service/refund-order';
import { testDb } from '../db';
import { at } from './shop';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { cancelAnyOrder, cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { retryRefunds } from '~/modules/payment/service/refund';
import { anyCtx } from '../factories/order';
import { index } from './buying';
import { command, pick } from './command';
import { sometimes } from './paying';
import { refundAt, under } from './stand-in';
import type { Fault } from './provider';
import type { Till } from './till';
import { makeDue } from './world';

const ENDED: readonly string[] = ['REFUNDED', 'EXPIRED', 'CANCELED'];
type Cancel = { order: number; by: 'owner' | 'stranger' | 'admin'; restock: boolean; fault: Fault | undefined };

const cancel = command<Cancel>({
  name: 'cancel',
  when: ({ shop }) => shop.orders.length > 0,
  run: async ({ shop, till }, real, { order, by, restock, fault }) => {
    const which = pick(shop.orders, order, ({ state }) => !ENDED.includes(state));
    const { buyer } = shop.order(which);
    const input = { orderId: real.order(which).id, reason: 'OTHER' as const };
    const key = paidWith(till, which);
    const back = by === 'admin' ? restock : true;
    const answer = by === 'stranger' ? 'NOT_FOUND' : till.cancel(which, by === 'admin' ? by : 'shopper', back, fault);
    const call = () =>
      by === 'admin'
        ? cancelAnyOrder(anyCtx(), { ...input, restock }, real.admin)
        : cancelMyOrder(real.as(by === 'owner' ? buyer : (buyer + 1) % 3), input);
    const said = await under(real.toss, 'cancel', key < 0 ? undefined : fault, real.paymentKeys[key] ?? '', () =>
      real.try(call),
    );
    expect(said).toEqual(asSaid(answer));
  },
});

const paidWith = (till: Till, order: number): number =>
  till.attempts.find((each) => each.order === order && ['DONE', 'PARTIAL_CANCELED'].includes(each.state))?.payment ??
  -1;

const STATES = ['CANCELED', 'REFUNDED', 'REFUNDING'];
const asSaid = (answer: string) => {
  if (answer === 'REFUSED') return 'REFUND_REFUSED';
  return STATES.includes(answer) ? { state: answer } : answer;
};

type Part = {
  order: number;
  units: readonly { line: number; quantity: number; restock: boolean }[];
  shipping: boolean;
  free: number;
  deduction: number;
  byHand: boolean;
  fault: Fault | undefined;
};

/** An admin gives units, the delivery fee or goodwill back, less a deduction. */
const giveBack = command<Part>({
  name: 'giveBack',
  when: ({ shop }) => shop.orders.some((order) => shop.isCharged(order)),
  run: async ({ shop, till }, real, { order, units: asked, shipping, free, deduction, byHand, fault }) => {
    const which = pick(shop.orders, order, (each) => shop.isCharged(each));
    const sold = shop.order(which);
    const units = asked.flatMap(({ line, quantity, restock }) => {
      const left = Math.min(quantity, sold.lines[line]?.left ?? 0);
      return left > 0 ? [{ line, quantity: left, restock }] : [];
    });
    const goods = units.reduce((sum, { line, quantity }) => sum + at(sold.lines, line).price * quantity, 0);
    const fee = shipping ? sold.shippingLeft : 0;
    const back = { amount: goods + fee + free - deduction, shipping: fee, units };
    const key = paidWith(till, which);
    const balance = sold.total - sold.refunded;
    const answer = till.giveBack(which, back, byHand, fault);
    const lineIds = await linesOf(real.order(which).id);
    const input = {
      orderId: real.order(which).id,
      balance,
      lines: units.map(({ line, ...unit }) => ({ lineId: at(lineIds, line), ...unit })),
      ...{ shipping: fee, free, deduction, reason: 'OTHER' as const, note: '' },
      ...(byHand && { manualReference: 'transfer 1' }),
    };
    const said = await under(real.toss, 'cancel', key < 0 ? undefined : fault, real.paymentKeys[key] ?? '', () =>
      real.try(() => refundOrder(anyCtx(), input, real.admin)),
    );
    if (STATES.includes(answer)) expect(said).toMatchObject({ state: answer });
    else expect(said).toBe(asSaid(answer));
  },
});

async function linesOf(orderId: Id<'ord'>): Promise<Id<'lin'>[]> {
  const rows = await testDb()
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.position);
  return rows.map(({ id }) => id);
}

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
    const which = pick(shop.orders, order, (each) => shop.isCharged(each));
    const { parcel, canceling } = shop.order(which);
    const next = (['NONE', ...STEPS] as const).indexOf(parcel);
    const to = STEPS[Math.min(next + Number(skip), STEPS.length - 1)] ?? 'COMPLETED';
    const may = shop.isCharged(shop.order(which)) && !canceling && to === STEPS[next];
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
      restock: fc.boolean(),
      fault,
    })
    .map(cancel),
  giveBack: fc
    .record({
      order: index,
      units: fc.uniqueArray(
        fc.record({ line: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }), restock: fc.boolean() }),
        {
          maxLength: 2,
          selector: ({ line }) => line,
        },
      ),
      shipping: fc.boolean(),
      free: fc.constantFrom(0, 0, 500),
      deduction: fc.constantFrom(0, 0, 1000),
      byHand: fc.nat(3).map((n) => n === 3),
      fault,
    })
    .map(giveBack),
  retry: fc.record({ refund: index, fault }).map(retry),
  ship: fc.record({ order: index, skip: fc.nat(5).map((n) => n === 5) }).map(ship),
  officeRefund: fc.record({ payment: index, whole: fc.boolean() }).map(officeRefund),
};
