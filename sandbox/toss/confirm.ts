import { z } from 'zod';
import { randomHex } from '../random';
import { become } from './life-cycle';
import { isApproved, type Payment } from './payment';
import { isErrorCode } from './error-codes';
import type { Toss } from './toss';
import { TossError } from './toss-error';

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
  return payment.paidBy === 'TRANSFER' ? 200 : 100;
}

function check(toss: Toss, payment: Payment, body: z.infer<typeof BODY>) {
  if (payment.busy)
    throw new TossError('FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING', '[S008] 기존 요청을 처리중입니다.');
  if (payment.status === 'READY' || payment.status === 'EXPIRED') throw new TossError('NOT_FOUND_PAYMENT_SESSION');
  if (payment.status !== 'IN_PROGRESS') throw new TossError('ALREADY_PROCESSED_PAYMENT');
  if (payment.orderId !== body.orderId || payment.totalAmount !== body.amount) throw new TossError('INVALID_REQUEST');
  const isTaken = toss.payments.listByOrder(payment.orderId).some((other) => isApproved(other.status));
  if (isTaken) throw new TossError('DUPLICATED_ORDER_ID');
}

async function refuse(toss: Toss, payment: Payment, code: string): Promise<never> {
  become(payment, 'ABORTED');
  payment.failure = { code };
  await toss.webhooks.emit(payment);
  throw new TossError(isErrorCode(code) ? code : 'REJECT_CARD_COMPANY');
}

/** Approves an authenticated payment: this is the moment at which money moves. */
export async function confirmPayment(toss: Toss, input: unknown, options: ConfirmOptions = {}): Promise<Payment> {
  const parsed = BODY.safeParse(input);
  if (!parsed.success) throw new TossError('INVALID_REQUEST');
  const payment = toss.payments.find(parsed.data.paymentKey);
  if (!payment) throw new TossError('NOT_FOUND_PAYMENT_SESSION');
  check(toss, payment, parsed.data);
  const refusal = options.refuseWith ?? payment.refuseConfirmWith;
  if (refusal) return refuse(toss, payment, refusal);
  if (payment.totalAmount < minimumOf(payment)) return refuse(toss, payment, 'BELOW_MINIMUM_AMOUNT');
  if (options.chargeAmount !== undefined) payment.totalAmount = payment.balanceAmount = options.chargeAmount;
  become(payment, 'DONE');
  payment.approvedAt = toss.clock.now();
  payment.lastTransactionKey = randomHex(32);
  toss.ledger.record('CHARGE', payment, payment.totalAmount, payment.lastTransactionKey, payment.approvedAt);
  await toss.webhooks.emit(payment);
  return payment;
}
