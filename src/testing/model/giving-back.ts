import fc from 'fast-check';
import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orderLines } from '~/modules/order/tables';
import type { RefundAccount } from '~/modules/payment/rules';
import { refundOrder } from '~/modules/payment/service/refund-order';
import { testDb } from '../db';
import { at } from './shop';
import { cancelAnyOrder, cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { retryRefunds } from '~/modules/payment/service/refund';
import { anyCtx } from '../factories/order';
import { index } from './buying';
import { command, pick, type Model } from './command';
import type { RealShop } from './real-shop';
import { CANCEL_FAULTS, sometimes } from './faults';
import { refundAt, under } from './stand-in';
import type { Account, Fault } from './provider';
import type { Till } from './till';
import { makeDue } from './world';

const ENDED: readonly string[] = ['REFUNDED', 'EXPIRED', 'CANCELED'];
type Cancel = {
  order: number;
  by: 'owner' | 'stranger' | 'admin';
  restock: boolean;
  account: Account;
  fault: Fault | undefined;
};

/** As somebody types it in. */
export const accountOf = (account: Account): { refundAccount?: RefundAccount } => {
  if (account === 'none') return {};
  const holder = account === 'right' ? '김예시' : '예금주 불일치';
  return { refundAccount: { bank: '88', number: '110123456789', holder } };
};

export async function cancelOrder({ shop, till }: Model, real: RealShop, wish: Cancel): Promise<void> {
  const { order, by, restock, account, fault } = wish;
  const { buyer } = shop.order(order);
  const input = { orderId: real.order(order).id, reason: 'OTHER' as const, ...accountOf(account) };
  const key = paidWith(till, order);
  const back = by === 'admin' ? restock : true;
  const who = by === 'admin' ? by : 'shopper';
  const answer = by === 'stranger' ? 'NOT_FOUND' : till.cancel(order, who, back, account, fault);
  const call = () =>
    by === 'admin'
      ? cancelAnyOrder(anyCtx(), { ...input, restock }, real.admin)
      : cancelMyOrder(real.as(by === 'owner' ? buyer : (buyer + 1) % 3), input);
  const said = await under(real.toss, 'cancel', key < 0 ? undefined : fault, real.paymentKey(key), () =>
    real.try(call),
  );
  expect(said).toEqual(asSaid(answer));
}

const cancel = command<Cancel>({
  name: 'cancel',
  when: ({ shop }) => shop.orders.length > 0,
  run: (model, real, wish) => {
    const order = pick(model.shop.orders, wish.order, ({ state }) => !ENDED.includes(state));
    return cancelOrder(model, real, { ...wish, order });
  },
});

const LIVE: readonly string[] = ['WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED'];
export const paidWith = (till: Till, order: number): number =>
  till.attempts.find((each) => each.order === order && LIVE.includes(each.state))?.payment ?? -1;

const STATES = ['CANCELED', 'CANCELING', 'REFUNDED', 'REFUNDING'];
export const asSaid = (answer: string) => {
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
  account: Account;
  fault: Fault | undefined;
};

/** An admin gives units, the delivery fee or goodwill back, less a deduction. */
const giveBack = command<Part>({
  name: 'giveBack',
  when: ({ shop }) => shop.orders.some((order) => shop.isCharged(order)),
  run: async ({ shop, till }, real, { order, units: asked, shipping, free, deduction, byHand, account, fault }) => {
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
    const answer = till.giveBack(which, back, byHand, account, fault);
    const lineIds = await linesOf(real.order(which).id);
    const input = {
      orderId: real.order(which).id,
      balance,
      lines: units.map(({ line, ...unit }) => ({ lineId: at(lineIds, line), ...unit })),
      ...{ shipping: fee, free, deduction, reason: 'OTHER' as const, note: '' },
      ...(byHand && { manualReference: 'transfer 1' }),
      ...accountOf(account),
    };
    const said = await under(real.toss, 'cancel', key < 0 ? undefined : fault, real.paymentKey(key), () =>
      real.try(() => refundOrder(anyCtx(), input, real.admin)),
    );
    if (STATES.includes(answer)) expect(said).toMatchObject({ state: answer });
    else expect(said).toBe(asSaid(answer));
  },
});

export async function linesOf(orderId: Id<'ord'>): Promise<Id<'lin'>[]> {
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
    const { attempt: of } = at(till.refunds, which);
    const key = till.attempt(of).payment ?? -1;
    // The fault waits for this payment: it hits whichever of its refunds is open, and there is one at most.
    till.refunds.forEach(({ state, attempt }, index) => {
      if (state === 'REQUESTED') till.refund(index, attempt === of ? fault : undefined);
    });
    await makeDue();
    await under(real.toss, 'cancel', fault, real.paymentKey(key), () => retryRefunds(anyCtx()));
  },
});

/** Somebody gives money back in the provider's own office, or closes an account there. */
const officeRefund = command<{ payment: number; whole: boolean }>({
  name: 'officeRefund',
  when: ({ till }) => till.payments.some(till.mayGiveBack),
  run: async ({ till }, real, { payment, whole }) => {
    const charged = [...till.payments.keys()].filter((each) => till.mayGiveBack(till.payment(each)));
    const which = charged[payment % charged.length] ?? 0;
    const { balance } = till.payment(which);
    const isClosed = till.isWaiting(till.payment(which));
    const amount = whole || isClosed ? balance : Math.ceil(balance / 3);
    till.officeRefund(which, amount);
    await refundAt(real.toss, real.paymentKey(which), isClosed ? undefined : amount);
  },
});

const fault = sometimes(CANCEL_FAULTS);
export const account = fc.constantFrom<Account[]>('right', 'right', 'right', 'wrong', 'none');

export const GIVING_BACK = {
  cancel: fc
    .record({
      order: index,
      by: fc.constantFrom<Cancel['by'][]>('owner', 'owner', 'admin', 'admin', 'stranger'),
      restock: fc.boolean(),
      account,
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
      account,
      fault,
    })
    .map(giveBack),
  retry: fc.record({ refund: index, fault }).map(retry),
  officeRefund: fc.record({ payment: index, whole: fc.boolean() }).map(officeRefund),
};
