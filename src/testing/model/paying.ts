import fc from 'fast-check';
import { expect } from 'vitest';
import { parseSeoul, seoulClock } from '~/lib/time';
import { confirmPayment } from '~/modules/payment/service/confirm';
import type { PaymentWindow } from '~/modules/payment/rules';
import { openPayment } from '~/modules/payment/service/open-window';
import { returnedTo } from '../factories/payment';
import { checkPayment } from '~/modules/payment/service/reconcile';
import { index } from './buying';
import { RULES } from './shop';
import { command, pick, type Model } from './command';
import type { RealShop } from './real-shop';
import { under } from './stand-in';
import { CONFIRM_FAULTS, sometimes } from './faults';
import type { Fault } from './provider';
import { moveDue } from './world';

const stateOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer && 'state' in answer ? answer.state : answer;

type Method = 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';
type Open = { order: number; byStranger: boolean; method: Method };

/** @returns the new attempt, if the shop gave one. */
async function openWindow({ shop, till }: Model, real: RealShop, { order, byStranger, method }: Open) {
  const ctx = real.as((shop.order(order).buyer + Number(byStranger)) % 3);
  const answer = byStranger ? 'NOT_FOUND' : till.open(order, method === 'VIRTUAL_ACCOUNT');
  const opened = await real.try(() => openPayment(ctx, { orderId: real.order(order).id, method }));
  expect(typeof opened === 'string' ? opened : 'ok').toBe(answer);
  if (typeof opened === 'string') return undefined;
  expect(opened).toMatchObject({ amount: shop.order(order).total });
  real.attempts.push({ ...opened, dueAt: await dueOf(opened) });
  return real.attempts.length - 1;
}

const MINUTE = 60_000;

/** When the account asked for ends: moved, with what the shop wrote down, to where the model has the end of its next day. */
async function dueOf({ providerOrderId, options }: PaymentWindow): Promise<Date | null> {
  const asked = options.virtualAccount && parseSeoul(options.virtualAccount.dueDate);
  if (!asked) return null;
  const due = Math.floor((Date.now() + RULES.deposit * MINUTE) / 1000) * 1000;
  await moveDue(providerOrderId, asked.getTime() - due);
  return new Date(due);
}

type Through = { attempt: number; off: number; refusal: string | null; way: 'asked' | 'later' | 'other' };

/** The shopper agrees in the window, which may have been opened for another amount, way or day than the shop asked for. */
async function goThrough({ shop, till }: Model, real: RealShop, args: Through): Promise<number | undefined> {
  const { attempt, off, refusal, way } = args;
  const { providerOrderId, amount, dueAt } = real.attempt(attempt);
  const asked = Math.max(1000, amount + off);
  const byDeposit = till.attempt(attempt).byDeposit !== (way === 'other');
  const more = way === 'later' ? RULES.deposit : 0;
  const due = till.attempt(attempt).openedAt + RULES.deposit + more;
  if (byDeposit && due <= shop.now) return undefined;
  const last = dueAt ? dueAt.getTime() + more * MINUTE : Date.now() + (due - shop.now) * MINUTE;
  const account = { method: 'VIRTUAL_ACCOUNT', dueDate: seoulClock(new Date(last)) };
  till.authenticate(attempt, asked, refusal, byDeposit ? due : null);
  const key = await real.toss.authenticate(providerOrderId, asked, refusal ?? undefined, byDeposit ? account : {});
  return real.paymentKeys.push(key) - 1;
}

type Back = {
  attempt: number;
  payment: number;
  off: number;
  byStranger: boolean;
  times: number;
  fault: Fault | undefined;
};

/** The browser comes back from the window, maybe several times, with what somebody wrote into the address. */
async function comeBack({ shop, till }: Model, real: RealShop, back: Back): Promise<void> {
  const { attempt, payment, off, byStranger, times, fault } = back;
  const { order, amount } = till.attempt(attempt);
  const ctx = real.as((shop.order(order).buyer + Number(byStranger)) % 3);
  const came = returnedTo(real.order(order).id, real.attempt(attempt), real.paymentKey(payment));
  const input = { ...came, amount: amount + off };
  const turns = Array.from({ length: fault ? 1 : times });
  const answers = turns.map(() => (byStranger ? 'NOT_FOUND' : till.confirm(attempt, payment, amount + off, fault)));
  const calls = await under(real.toss, 'confirm', fault, input.paymentKey, () =>
    Promise.all(turns.map(() => real.try(() => confirmPayment(ctx, input)))),
  );
  expect(calls.map(stateOf)).toContain(answers.at(-1));
}

const isPending = ({ state }: { state: string }) => state === 'PENDING';

const open = command<Open>({
  name: 'open',
  when: ({ shop }) => shop.orders.length > 0,
  run: async (model, real, args) => {
    await openWindow(model, real, { ...args, order: pick(model.shop.orders, args.order, isPending) });
  },
});

const authenticate = command<Through>({
  name: 'authenticate',
  when: ({ till }) => till.attempts.length > 0,
  run: async (model, real, args) => {
    const attempt = pick(model.till.attempts, args.attempt, ({ state }) => state === 'READY');
    await goThrough(model, real, { ...args, attempt });
  },
});

const confirm = command<Back>({
  name: 'confirm',
  when: ({ till }) => till.payments.length > 0,
  run: (model, real, args) => {
    const { attempts, payments } = model.till;
    const suits = ({ state }: { state: string }, index: number) =>
      state === 'READY' && payments.some((each) => each.attempt === index && each.status === 'IN_PROGRESS');
    const attempt = pick(attempts, args.attempt, suits);
    const payment = pick(payments, args.payment, (each) => each.attempt === attempt);
    return comeBack(model, real, { ...args, attempt, payment });
  },
});

type Pay = Omit<Open & Through & Back, 'attempt' | 'payment'>;

async function payFor(model: Model, real: RealShop, args: Pay): Promise<void> {
  const attempt = await openWindow(model, real, args);
  if (attempt === undefined) return;
  const payment = await goThrough(model, real, { ...args, attempt });
  if (payment !== undefined) await comeBack(model, real, { ...args, attempt, payment });
}

/** All three at once: from the order to the end, or to the account its buyer waits with. */
const paying = (name: string) =>
  command<Pay>({
    name,
    when: ({ shop }) => shop.orders.some(isPending),
    run: (model, real, args) => payFor(model, real, { ...args, order: pick(model.shop.orders, args.order, isPending) }),
  });
const pay = paying('pay');
const account = paying('account');

const CHECKED = {
  PENDING: 'DECLINED',
  AWAITING_DEPOSIT: 'AWAITING_DEPOSIT',
  ...{ PAID: 'PAID', PARTIALLY_REFUNDED: 'PAID', REFUNDED: 'PAID' },
  ...{ EXPIRED: 'EXPIRED', CANCELED: 'EXPIRED' },
};

/** The waiting page asks. */
const check = command<{ order: number }>({
  name: 'check',
  when: ({ shop }) => shop.orders.length > 0,
  run: async ({ shop, till }, real, { order }) => {
    const which = pick(shop.orders, order, ({ state }) => state === 'CONFIRMING');
    const before = shop.order(which).state;
    const undecided = till.attempts.findIndex((each) => each.order === which && each.state === 'UNDECIDED');
    const answer = stateOf(await real.try(() => checkPayment(real.as(shop.order(which).buyer), real.order(which).id)));
    if (before === 'CONFIRMING') expect(answer).toBe(till.resolve(undecided));
    else expect(answer).toBe(CHECKED[before]);
  },
});

const seldom = fc.nat(9).map((n) => n === 9);
const off = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, -500, 500);
const method = fc.constantFrom<Method[]>('CARD', 'CARD', 'CARD', 'TRANSFER', 'TRANSFER', 'VIRTUAL_ACCOUNT');
const way = fc.nat(11).map((n): Through['way'] => (n === 10 ? 'later' : n === 11 ? 'other' : 'asked'));
const refusal = fc.constantFrom(null, null, null, null, null, 'REJECT_CARD_COMPANY');
const times = fc.constantFrom(1, 1, 2, 3);
const fault = sometimes(CONFIRM_FAULTS);
const here = { byStranger: seldom, fault, off, times };
const through = { order: index, refusal, way, ...here, byStranger: fc.constant(false) };

export const PAYING = {
  open: fc.record({ order: index, byStranger: seldom, method }).map(open),
  authenticate: fc.record({ attempt: index, off, refusal, way }).map(authenticate),
  confirm: fc.record({ attempt: index, payment: index, ...here }).map(confirm),
  pay: fc.record({ ...through, method: fc.constantFrom('CARD', 'TRANSFER') }).map(pay),
  account: fc.record({ ...through, method: fc.constant('VIRTUAL_ACCOUNT' as const) }).map(account),
  check: fc.record({ order: index }).map(check),
};

/** Nothing goes wrong: how a sequence comes to what it is about. */
const well = { order: index, refusal: fc.constant(null), way: fc.constant('asked' as const) };
const calm = {
  byStranger: fc.constant(false),
  fault: fc.constant(undefined),
  off: fc.constant(0),
  times: fc.constant(1),
};
export const SURELY = {
  paid: fc.record({ ...well, ...calm, method: fc.constant('CARD' as const) }).map(pay),
  awaited: fc.record({ ...well, ...calm, method: fc.constant('VIRTUAL_ACCOUNT' as const) }).map(account),
};
