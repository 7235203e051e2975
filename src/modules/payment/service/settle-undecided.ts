import 'server-only';
import { sql } from 'drizzle-orm';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { markAwaitingClosing, markAwaitingDeposit } from '~/modules/order/service/deposit';
import { PROVIDER, recordEvent } from '~/modules/order/service/record-event';
import { backToPending, markPaid } from '~/modules/order/service/settle';
import type { Ctx } from '~/server/context';
import { fromNow } from '~/server/database-clock';
import type { GatewayResult, ProviderAccount, ProviderPayment } from '../gateway';
import { checkDelaySeconds, UNDECIDED_ALARM_MINUTES } from '../rules';
import type { Locked } from '../queries/locked';
import { noteAttempt, stepAttempt, type Attempt, type Resolution } from './attempt';
import { nextDepositLook, nextReversalLook } from './deposit-times';
import { oweLostMoney } from './lost-money';

/** The provider may round the time up to the minute. */
const DUE_TOLERANCE_MS = 60_000;

/** CONFIRMING or UNKNOWN: the answer to our call, or what a look at the payment found. */
export async function settleUndecided(ctx: Ctx, { attempt }: Locked, result: GatewayResult): Promise<Resolution> {
  if (!result.ok) {
    if (result.class === 'REJECTED' || result.class === 'EXPIRED') return declined(ctx, attempt, result.code);
    if (result.class === 'CONFIG')
      await raiseAlarm(ctx, 'PAYMENT_CONFIGURATION', attempt.provider, { providerCode: result.code });
    return undecided(ctx, attempt, result.code);
  }
  const { payment } = result;
  switch (payment.status) {
    case 'DONE':
      return matches(attempt, payment) && payment.balance === attempt.amount
        ? paid(ctx, attempt, payment)
        : chargedWrongly(ctx, attempt, 'AMOUNT_MISMATCH', payment);
    case 'WAITING_FOR_DEPOSIT':
      return payment.virtualAccount
        ? awaitingDeposit(ctx, attempt, payment, payment.virtualAccount)
        : undecided(ctx, attempt, payment.status);
    case 'ABORTED':
    case 'EXPIRED':
      return declined(ctx, attempt, payment.failureCode ?? payment.status);
    case 'CANCELED':
      return declined(ctx, attempt, payment.status);
    case 'PARTIAL_CANCELED':
      return chargedWrongly(ctx, attempt, 'AMOUNT_MISMATCH', payment);
    case 'READY':
    case 'IN_PROGRESS':
      return undecided(ctx, attempt, payment.status);
  }
}

/** The provider's order, key, amount and currency must be ours. */
export function matches(attempt: Attempt, payment: ProviderPayment): boolean {
  return (
    payment.providerOrderId === attempt.providerOrderId &&
    payment.paymentKey === attempt.paymentKey &&
    payment.total.amount === attempt.amount &&
    payment.total.currency === attempt.currency
  );
}

/** What is kept of a payment from the moment money or an account is there. */
export const keptOf = (payment: ProviderPayment) => ({
  secret: payment.secret,
  methodLabel: payment.method,
  receiptUrl: payment.receiptUrl,
  cashReceipt: payment.cashReceipt,
  useEscrow: payment.useEscrow,
  partialCancelable: payment.partialCancelable,
  failureCode: null,
  checks: 0,
});

async function paid(ctx: Ctx, attempt: Attempt, payment: ProviderPayment): Promise<Resolution> {
  const { virtualAccount } = payment;
  await Promise.all([
    markPaid(
      ctx,
      attempt.orderId,
      { amount: attempt.amount, method: payment.method ?? attempt.method },
      PROVIDER,
      'CONFIRMING',
    ),
    stepAttempt(ctx, attempt.id, 'DONE', {
      ...keptOf(payment),
      approvedAt: payment.approvedAt ?? ctx.now,
      nextCheckAt: null,
      // Paid in before anybody could look: it is refunded to an account, and its bank may take it back, like any deposit.
      ...(virtualAccount && { ...accountOf(virtualAccount), nextCheckAt: nextReversalLook(0) }),
    }),
  ]);
  return { state: 'PAID' };
}

const accountOf = ({ bank, number, holder, dueAt }: ProviderAccount) => ({
  account: { bank, number, holder },
  accountDueAt: dueAt,
});

/**
 * An account was opened. Should it not be the one we asked for, it is closed again at once: its amount, its kind and its time
 * went through the buyer's browser. So is one for units that are gone since.
 */
export async function awaitingDeposit(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  given: ProviderAccount,
  hasUnits = true,
): Promise<Resolution> {
  const asked = attempt.method === 'VIRTUAL_ACCOUNT' ? attempt.accountDueAt : null;
  const ours =
    matches(attempt, payment) && asked !== null && given.dueAt.getTime() <= asked.getTime() + DUE_TOLERANCE_MS;
  const dueAt = ours ? given.dueAt : (asked ?? attempt.createdAt);
  if (hasUnits) await markAwaitingDeposit(ctx, attempt.orderId, dueAt, PROVIDER, !ours);
  else await markAwaitingClosing(ctx, attempt.orderId, dueAt, PROVIDER);
  const stays = ours && hasUnits;
  await stepAttempt(ctx, attempt.id, 'WAITING_FOR_DEPOSIT', {
    ...keptOf(payment),
    ...accountOf({ ...given, dueAt }),
    closingAs: stays ? null : 'CANCELED',
    nextCheckAt: stays ? nextDepositLook(dueAt) : sql`now()`,
  });
  return { state: 'AWAITING_DEPOSIT' };
}

async function declined(ctx: Ctx, attempt: Attempt, code: string): Promise<Resolution> {
  await stepAttempt(ctx, attempt.id, 'FAILED', { failureCode: code, nextCheckAt: null });
  await backToPending(ctx, attempt.orderId, code, PROVIDER);
  return { state: 'DECLINED', code };
}

/** Money was taken that no order can show for: it goes back, and a person is told. */
export async function chargedWrongly(
  ctx: Ctx,
  attempt: Attempt,
  code: 'AMOUNT_MISMATCH' | 'OUT_OF_STOCK',
  payment: ProviderPayment,
): Promise<Resolution> {
  const resolution = await declined(ctx, attempt, code);
  // Another order's payment is not ours to give back.
  if (payment.providerOrderId === attempt.providerOrderId && payment.balance > 0)
    await oweLostMoney(ctx, { ...attempt, state: 'FAILED' }, payment, code);
  return resolution;
}

async function undecided(ctx: Ctx, attempt: Attempt, code: string): Promise<Resolution> {
  if (attempt.checks === 0) await recordEvent(ctx, attempt.orderId, 'CONFIRM_UNKNOWN', PROVIDER, { code });
  if ((await minutesSince(ctx, attempt)) > UNDECIDED_ALARM_MINUTES)
    await raiseAlarm(ctx, 'PAYMENT_UNDECIDED', attempt.id, { orderId: attempt.orderId, providerCode: code });
  const looked = {
    failureCode: code,
    checks: attempt.checks + 1,
    nextCheckAt: sql`now() + make_interval(secs => ${checkDelaySeconds(attempt.checks)})`,
  };
  if (attempt.state === 'CONFIRMING') await stepAttempt(ctx, attempt.id, 'UNKNOWN', looked);
  else await noteAttempt(ctx, attempt.id, looked);
  return { state: 'UNKNOWN' };
}

/** Since the confirm call began, by the database clock: that of this process may be another machine's, or have jumped. */
export async function minutesSince(ctx: Ctx, attempt: Attempt): Promise<number> {
  const now = await fromNow(ctx, 0);
  return (now.getTime() - (attempt.confirmStartedAt ?? attempt.createdAt).getTime()) / 60_000;
}
