import { z } from 'zod';
import { randomHex } from '../random';
import { charge } from './charge';
import { isErrorCode } from './error-codes';
import { become } from './life-cycle';
import { isConfirmed, type Payment } from './payment';
import type { Toss } from './toss';
import { TossError } from './toss-error';
import { issueAccount } from './virtual-account';

const BODY = z.object({
  paymentKey: z.string().min(1).max(200),
  orderId: z.string().min(1).max(64),
  amount: z.number().int().positive(),
});

export interface ConfirmOptions {
  /** Charges this instead of the amount of the payment. */
  chargeAmount?: number | undefined;
  refuseWith?: string | undefined;
}

function minimumOf(payment: Payment): number {
  return payment.paidBy === 'TRANSFER' || payment.paidBy === 'VIRTUAL_ACCOUNT' ? 200 : 100;
}

function check(toss: Toss, payment: Payment, body: z.infer<typeof BODY>) {
  if (toss.busy.has(payment.paymentKey))
    throw new TossError('FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING', '[S008] 기존 요청을 처리중입니다.');
  if (payment.status === 'READY' || payment.status === 'EXPIRED') throw new TossError('NOT_FOUND_PAYMENT_SESSION');
  if (payment.status !== 'IN_PROGRESS') throw new TossError('ALREADY_PROCESSED_PAYMENT');
  if (payment.orderId !== body.orderId || payment.totalAmount !== body.amount) throw new TossError('INVALID_REQUEST');
  const isTaken = toss.payments.listByOrder(payment.orderId).some((other) => isConfirmed(other.status));
  if (isTaken) throw new TossError('DUPLICATED_ORDER_ID');
}

async function refuse(toss: Toss, payment: Payment, code: string): Promise<never> {
  become(toss, payment, 'ABORTED');
  payment.failure = { code };
  await toss.webhooks.emit(payment);
  throw new TossError(isErrorCode(code) ? code : 'REJECT_CARD_COMPANY');
}

/** Carries an authenticated payment out: the money moves or, for a virtual account, the account waits for it. */
export async function approve(toss: Toss, payment: Payment, options: ConfirmOptions): Promise<Payment> {
  const refusal = options.refuseWith ?? payment.refuseConfirmWith;
  if (refusal) return refuse(toss, payment, refusal);
  if (payment.totalAmount < minimumOf(payment)) return refuse(toss, payment, 'BELOW_MINIMUM_AMOUNT');
  if (options.chargeAmount !== undefined) payment.totalAmount = payment.balanceAmount = options.chargeAmount;
  if (payment.virtualAccount) {
    issueAccount(payment.virtualAccount, toss.clock.now());
    become(toss, payment, 'WAITING_FOR_DEPOSIT');
    payment.lastTransactionKey = randomHex(32);
  } else charge(toss, payment);
  await toss.webhooks.emit(payment);
  return payment;
}

/** The confirm call: checks it against what the window was opened with, then carries it out. */
export async function confirmPayment(toss: Toss, input: unknown, options: ConfirmOptions = {}): Promise<Payment> {
  const parsed = BODY.safeParse(input);
  if (!parsed.success) throw new TossError('INVALID_REQUEST');
  const payment = toss.payments.find(parsed.data.paymentKey);
  if (!payment) throw new TossError('NOT_FOUND_PAYMENT_SESSION');
  check(toss, payment, parsed.data);
  return approve(toss, payment, options);
}
