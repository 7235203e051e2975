import { z } from 'zod';
import { randomHex } from '../random';
import { isErrorCode } from './error-codes';
import { become } from './life-cycle';
import type { Payment } from './payment';
import type { Toss } from './toss';
import { TossError } from './toss-error';

const amount = z.number().int().nonnegative().nullish();

const BODY = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: z.number().int().positive().nullish(),
  refundableAmount: amount,
  taxFreeAmount: amount,
  currency: z.string().nullish(),
});

const TRANSFER_REFUND_WITHIN = 180 * 24 * 3_600_000;

function check(toss: Toss, payment: Payment, body: z.infer<typeof BODY>) {
  const { balanceAmount, status } = payment;
  if (payment.busy) throw new TossError('FORBIDDEN_CONSECUTIVE_REQUEST');
  if (status === 'CANCELED') throw new TossError('ALREADY_CANCELED_PAYMENT');
  if (status !== 'DONE' && status !== 'PARTIAL_CANCELED') throw new TossError('NOT_CANCELABLE_PAYMENT');
  if ((body.currency ?? payment.currency) !== payment.currency) throw new TossError('INVALID_REQUEST');
  if ((body.refundableAmount ?? balanceAmount) !== balanceAmount) throw new TossError('NOT_MATCHES_REFUNDABLE_AMOUNT');
  const wanted = body.cancelAmount ?? balanceAmount;
  if (wanted > balanceAmount) throw new TossError('NOT_CANCELABLE_AMOUNT');
  if ((body.taxFreeAmount ?? 0) > Math.min(wanted, payment.taxFreeAmount)) throw new TossError('NOT_CANCELABLE_AMOUNT');
  if (wanted < payment.totalAmount && !payment.isPartialCancelable) throw new TossError('NOT_ALLOWED_PARTIAL_REFUND');
  const age = toss.clock.now() - (payment.approvedAt ?? 0);
  if (payment.paidBy === 'TRANSFER' && age > TRANSFER_REFUND_WITHIN) throw new TossError('EXCEED_MAX_REFUND_DUE');
}

/** Gives back `cancelAmount`, or everything that is left. */
export async function cancelPayment(
  toss: Toss,
  paymentKey: string,
  input: unknown,
  refuseWith?: string,
): Promise<Payment> {
  const parsed = BODY.safeParse(input);
  if (!parsed.success) throw new TossError('INVALID_REQUEST');
  const body = parsed.data;
  const payment = toss.payments.find(paymentKey);
  if (!payment) throw new TossError('NOT_FOUND_PAYMENT');
  check(toss, payment, body);
  if (refuseWith) throw new TossError(isErrorCode(refuseWith) ? refuseWith : 'PROVIDER_ERROR');

  const cancelAmount = body.cancelAmount ?? payment.balanceAmount;
  const isRest = cancelAmount === payment.balanceAmount;
  const taxFreeAmount = isRest ? payment.taxFreeAmount : (body.taxFreeAmount ?? 0);
  const transactionKey = randomHex(32);
  const canceledAt = toss.clock.now();
  payment.balanceAmount -= cancelAmount;
  payment.taxFreeAmount -= taxFreeAmount;
  payment.lastTransactionKey = transactionKey;
  payment.cancels.push({
    transactionKey,
    cancelAmount,
    cancelReason: body.cancelReason,
    taxFreeAmount,
    refundableAmount: payment.balanceAmount,
    canceledAt,
  });
  become(payment, isRest ? 'CANCELED' : 'PARTIAL_CANCELED');
  toss.ledger.record('REFUND', payment, cancelAmount, transactionKey, canceledAt);
  await toss.webhooks.emit(payment);
  return payment;
}
