import fc from 'fast-check';
import { expect } from 'vitest';
import { confirmPayment } from '~/modules/payment/service/confirm';
import { openPayment } from '~/modules/payment/service/open-window';
import { receiveWebhook } from '~/modules/payment/service/receive-webhook';
import { checkPayment, reconcilePayments } from '~/modules/payment/service/reconcile';
import { anyCtx } from '../factories/order';
import { index } from './buying';
import { command, pick, type Model } from './command';
import type { RealShop } from './real-shop';
import { asSent, under } from './stand-in';
import type { Fault } from './provider';
import { makeDue } from './world';

const stateOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer && 'state' in answer ? answer.state : answer;

type Method = 'CARD' | 'TRANSFER';
type Open = { order: number; byStranger: boolean; method: Method };

/** @returns the new attempt, if the shop gave one. */
async function openWindow({ shop, till }: Model, real: RealShop, { order, byStranger, method }: Open) {
  const ctx = real.as((shop.order(order).buyer + Number(byStranger)) % 3);
  const answer = byStranger ? 'NOT_FOUND' : till.open(order);
  const opened = await real.try(() => openPayment(ctx, { orderId: real.order(order).id, method }));
  expect(typeof opened === 'string' ? opened : 'ok').toBe(answer);
  if (typeof opened === 'string') return undefined;
  expect(opened).toMatchObject({ amount: shop.order(order).total });
  real.attempts.push(opened);
  return real.attempts.length - 1;
}

type Through = { attempt: number; off: number; refusal: string | null };

/** The shopper agrees in the window, which may have been opened for another amount than the shop asked for. */
async function goThrough({ till }: Model, real: RealShop, { attempt, off, refusal }: Through): Promise<number> {
  const { providerOrderId, amount } = real.attempts[attempt]!;
  const asked = Math.max(1000, amount + off);
  till.authenticate(attempt, asked, refusal);
  real.paymentKeys.push(await real.toss.authenticate(providerOrderId, asked, refusal ?? undefined));
  return till.payments.length - 1;
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
  const input = {
    orderId: real.order(order).id,
    paymentKey: real.paymentKeys[payment]!,
    providerOrderId: real.attempts[attempt]!.providerOrderId,
    amount: amount + off,
  };
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
  await comeBack(model, real, { ...args, attempt, payment: await goThrough(model, real, { ...args, attempt }) });
}

/** All three at once: from the order to the end. */
const pay = command<Pay>({
  name: 'pay',
  when: ({ shop }) => shop.orders.some(isPending),
  run: (model, real, args) => payFor(model, real, { ...args, order: pick(model.shop.orders, args.order, isPending) }),
});

/** The waiting page asks. */
const check = command<{ order: number }>({
  name: 'check',
  when: ({ shop }) => shop.orders.length > 0,
  run: async ({ shop, till }, real, { order }) => {
    const which = pick(shop.orders, order, ({ state }) => state === 'CONFIRMING');
    const before = shop.order(which).state;
    const undecided = till.attempts.findIndex((each) => each.order === which && each.state === 'UNDECIDED');
    const answer = await real.try(() => checkPayment(real.as(shop.order(which).buyer), real.order(which).id));
    if (before === 'CONFIRMING') expect(stateOf(answer)).toBe(till.resolve(undecided));
  },
});

/** The timer looks after everything undecided; the look at one payment may go wrong. */
export const reconcile = command<{ attempt: number; look: Fault | undefined }>({
  name: 'reconcile',
  run: async ({ till }, real, { attempt, look }) => {
    const which = pick(till.attempts, attempt, ({ state }) => state === 'UNDECIDED');
    const key = till.attempts[which]?.payment ?? -1;
    till.attempts.forEach((each, index) => {
      if (each.state !== 'UNDECIDED') return;
      till.resolve(index, index === which && look ? (look.name === 'approved-only' ? 'hidden' : 'lost') : 'ok');
    });
    await makeDue();
    await under(real.toss, 'get', key < 0 ? undefined : look, real.paymentKeys[key] ?? '', () =>
      reconcilePayments(anyCtx()),
    );
  },
});

type Webhook = { payment: number; kind: 'genuine' | 'twice' | 'stale' | 'forged' };

/** Tells the shop of one payment. */
export async function deliver({ till }: Model, real: RealShop, { payment, kind }: Webhook): Promise<void> {
  const name = real.attempts[till.payment(payment).attempt]!.providerOrderId;
  const data: Record<string, unknown> = {
    ...(await asSent(real.toss, name, real.paymentKeys[payment]!)),
    ...(kind === 'stale' && { status: 'DONE' }),
    ...(kind === 'forged' && { status: 'DONE', secret: 'ps_guessed' }),
  };
  const transmission = `whtrans_${crypto.randomUUID()}`;
  const receive = () => receiveWebhook(anyCtx(), 'toss', transmission, { eventType: 'PAYMENT_STATUS_CHANGED', data });
  const forged = till.seesThrough(payment, kind === 'forged');
  if (!forged) till.hint(payment, data.status === 'DONE');
  expect((await receive()) === 'forged').toBe(forged);
  if (kind === 'twice') expect(await receive()).toBe('duplicate');
}

const webhook = command<Webhook>({
  name: 'webhook',
  when: ({ till }) => till.payments.length > 0,
  run: (model, real, { payment, kind }) =>
    deliver(model, real, {
      payment: pick(model.till.payments, payment, ({ status }) => status !== 'IN_PROGRESS'),
      kind,
    }),
});

const LOST: readonly Fault[] = [
  ...['reset-before', '500-before', 's008', '409', '429', '502'].map((name) => ({ name, does: false })),
  ...['reset-after', '500-after', 'already-processed'].map((name) => ({ name, does: true })),
];
const CONFIRM_FAULTS: readonly Fault[] = [
  ...LOST,
  { name: '500-after', does: true, keepError: true },
  { name: 'refuse', does: true, code: 'REJECT_CARD_PAYMENT' },
  { name: 'wrong-amount', does: true, amount: 1234 },
];
const LOOK_FAULTS = ['reset-before', '500-before', '429', '502', 'approved-only'].map((name) => ({
  name,
  does: false,
}));
export const sometimes = (faults: readonly Fault[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.constantFrom(...faults) });
const seldom = fc.nat(9).map((n) => n === 9);
const off = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, -500, 500);
const method = fc.constantFrom<Method[]>('CARD', 'TRANSFER');
const refusal = fc.constantFrom(null, null, null, null, null, 'REJECT_CARD_COMPANY');
const times = fc.constantFrom(1, 1, 2, 3);
const fault = sometimes(CONFIRM_FAULTS);
const here = { byStranger: seldom, fault, off, times };

export const PAYING = {
  open: fc.record({ order: index, byStranger: seldom, method }).map(open),
  authenticate: fc.record({ attempt: index, off, refusal }).map(authenticate),
  confirm: fc.record({ attempt: index, payment: index, ...here }).map(confirm),
  pay: fc.record({ order: index, method, refusal, ...here, byStranger: fc.constant(false) }).map(pay),
  check: fc.record({ order: index }).map(check),
  reconcile: fc.record({ attempt: index, look: sometimes(LOOK_FAULTS) }).map(reconcile),
  webhook: fc
    .record({
      payment: index,
      kind: fc.constantFrom<Webhook['kind'][]>('genuine', 'genuine', 'twice', 'stale', 'forged'),
    })
    .map(webhook),
};
