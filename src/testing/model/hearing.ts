import fc from 'fast-check';
import { expect } from 'vitest';
import { receiveWebhook } from '~/modules/payment/service/receive-webhook';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { anyCtx } from '../factories/order';
import { index } from './buying';
import { command, pick, type Model } from './command';
import { CANCEL_FAULTS, sometimes } from './faults';
import type { Fault } from './provider';
import type { RealShop } from './real-shop';
import { isCharged, type Attempt } from './refunds';
import { asSent, under } from './stand-in';
import type { Told } from './till';
import { makeDue, makeOnlyDue } from './world';

/** Whether the timer has a look at it: undecided, or a deposit, which may come, be taken back by its bank, or come again. */
const isWatched = ({ state, hasAccount }: Attempt): boolean => state === 'UNDECIDED' || hasAccount;

type Look = { attempt: number; look: Fault | undefined; close: Fault | undefined };

/** The timer looks after all payments; the look at one of them may go wrong, and so may the closing of its account. */
export const reconcile = command<Look>({
  name: 'reconcile',
  run: async ({ shop, till }, real, { attempt, look, close }) => {
    const chosen = till.attempts[pick(till.attempts, attempt, isWatched)];
    const due = till.attempts.filter(isWatched);
    const key = chosen?.payment ?? null;
    // Where units have to be taken again it matters who is first; where two have one key, whose look goes wrong.
    const isOpen = ({ state }: Attempt) => state === 'UNDECIDED' || state === 'WAITING_FOR_DEPOSIT';
    const oneByOne =
      due.some((each) => isOpen(each) && !shop.holds(till.orderOf(each))) ||
      due.some((each) => each !== chosen && each.payment === key);
    for (const each of due) lookAt({ till }, each, each === chosen ? { look, close } : {});
    const lookNow = () => reconcilePayments(anyCtx());
    const amiss = (run: () => Promise<number>) =>
      key === null
        ? run()
        : under(real.toss, 'get', look, real.paymentKey(key), () =>
            under(real.toss, 'cancel', close, real.paymentKey(key), run),
          );
    if (!oneByOne) {
      await makeDue();
      await amiss(lookNow);
      return;
    }
    for (const each of due) {
      await makeOnlyDue(real.attempt(till.attempts.indexOf(each)).providerOrderId);
      await (each === chosen ? amiss(lookNow) : lookNow());
    }
  },
});

function lookAt({ till }: Pick<Model, 'till'>, attempt: Attempt, { look, close }: Partial<Look>): void {
  const isLost = look !== undefined && look.name !== 'approved-only';
  const { state } = attempt;
  if (state === 'UNDECIDED') till.resolve(till.attempts.indexOf(attempt), isLost ? 'lost' : look ? 'hidden' : 'ok');
  else if (state === 'WAITING_FOR_DEPOSIT') till.lookAtDeposit(attempt, isLost, close);
  else if (isLost) return;
  else if (isCharged(attempt)) till.lookAtCharged(attempt);
  else till.lookAtEnded(attempt, close);
  // An order that ends with a deposit its bank took back is due for one more look at once, which closes the account.
  if ((state === 'DONE' || state === 'PARTIAL_CANCELED') && attempt.state === 'CANCELED')
    till.lookAtEnded(attempt, close);
  // An account that is not what was asked for is closed in the same turn.
  if (state === 'UNDECIDED' && attempt.closing) till.lookAtDeposit(attempt, false, close);
}

type Kind = 'genuine' | 'twice' | 'stale' | 'forged' | 'unsigned';
/** A webhook has one of two shapes; that of a deposit must show the payment's secret. */
type Webhook = { payment: number; kind: Kind; shape: 'status' | 'deposit' };
const SECRETS: Partial<Record<Kind, Told['secret']>> = { forged: 'guessed', unsigned: 'none' };

/** Tells the shop of one payment: what is so, what was so, or what somebody made up. */
export async function deliver({ till }: Model, real: RealShop, { payment, kind, shape }: Webhook): Promise<void> {
  const name = real.attempt(till.payment(payment).attempt).providerOrderId;
  const sent = await asSent(real.toss, name, real.paymentKey(payment));
  const status = kind === 'stale' && sent.status === 'DONE' ? 'WAITING_FOR_DEPOSIT' : 'DONE';
  const data: Record<string, unknown> = {
    ...sent,
    ...(kind !== 'genuine' && kind !== 'twice' && { status }),
    ...(kind === 'forged' && { secret: 'ps_guessed' }),
    ...(kind === 'unsigned' && { secret: undefined }),
  };
  const { secret, orderId, lastTransactionKey: transactionKey } = data;
  const body =
    shape === 'status'
      ? { eventType: 'PAYMENT_STATUS_CHANGED', data }
      : { secret, orderId, transactionKey, status: data.status };
  const transmission = `whtrans_${crypto.randomUUID()}`;
  const receive = () => receiveWebhook(anyCtx(), 'toss', transmission, body);
  const forged = till.seesThrough(payment, { secret: SECRETS[kind] ?? 'own', mustProve: shape === 'deposit' });
  if (!forged) till.hint(payment, data.status === 'DONE');
  expect((await receive()) === 'forged').toBe(forged);
  if (kind === 'twice') expect(await receive()).toBe(forged ? 'forged' : 'duplicate');
}

const telling = (name: string) =>
  command<Webhook>({
    name,
    when: ({ till }) => till.payments.length > 0,
    run: (model, real, { payment, ...how }) =>
      deliver(model, real, {
        payment: pick(model.till.payments, payment, ({ status }) => status !== 'IN_PROGRESS'),
        ...how,
      }),
  });

const LOOK_FAULTS: readonly Fault[] = ['reset-before', '500-before', '429', '502', 'approved-only'].map((name) => ({
  name,
  does: false,
}));
const kind = fc.constantFrom<Kind[]>('genuine', 'genuine', 'twice', 'stale', 'forged', 'unsigned');

export const HEARING = {
  reconcile: fc
    .record({ attempt: index, look: sometimes(LOOK_FAULTS), close: sometimes(CANCEL_FAULTS) })
    .map(reconcile),
  webhook: fc.record({ payment: index, kind, shape: fc.constant('status' as const) }).map(telling('webhook')),
  callback: fc.record({ payment: index, kind, shape: fc.constant('deposit' as const) }).map(telling('callback')),
};
