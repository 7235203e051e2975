import { z } from 'zod';
import { randomHex } from '../random';
import { isErrorCode } from './error-codes';
import { become } from './life-cycle';
import type { Payment } from './payment';
import { takeReceiptBack } from './payment-receipt';
import { checkRefundAccount } from './refund-account';
import { isRefundOverdue } from './refund-due';
import type { Toss } from './toss';
import { TossError } from './toss-error';

const amount = z.number().int().nonnegative().nullish();

const BODY = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: z.number().int().positive().nullish(),
  refundableAmount: amount,
  taxFreeAmount: amount,
  currency: z.string().nullish(),
  refundReceiveAccount: z.unknown().optional(),
});

function checkAmounts(payment: Payment, body: z.infer<typeof BODY>) {
  const { balanceAmount } = payment;
  if ((body.currency ?? payment.currency) !== payment.currency) throw new TossError('INVALID_REQUEST');
  if ((body.refundableAmount ?? balanceAmount) !== balanceAmount) throw new TossError('NOT_MATCHES_REFUNDABLE_AMOUNT');
  const wanted = body.cancelAmount ?? balanceAmount;
  if (wanted > balanceAmount) throw new TossError('NOT_CANCELABLE_AMOUNT');
  if ((body.taxFreeAmount ?? 0) > Math.min(wanted, payment.taxFreeAmount)) throw new TossError('NOT_CANCELABLE_AMOUNT');
  if (wanted === payment.totalAmount) return;
  if (payment.status === 'WAITING_FOR_DEPOSIT') {
    if ((body.cancelAmount ?? null) === null) return;
    throw new TossError('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT');
  }
  if (payment.useEscrow || !payment.isPartialCancelable) throw new TossError('NOT_ALLOWED_PARTIAL_REFUND');
}

function check(toss: Toss, payment: Payment, body: z.infer<typeof BODY>) {
  const { status } = payment;
  if (toss.busy.has(payment.paymentKey)) throw new TossError('FORBIDDEN_CONSECUTIVE_REQUEST');
  if (status === 'CANCELED') throw new TossError('ALREADY_CANCELED_PAYMENT');
  if (!['WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED'].includes(status))
    throw new TossError('NOT_CANCELABLE_PAYMENT');
  checkAmounts(payment, body);
  if (isRefundOverdue(payment, toss.clock.now())) throw new TossError('EXCEED_MAX_REFUND_DUE');
  if (payment.virtualAccount && payment.approvedAt !== null) checkRefundAccount(body.refundReceiveAccount);
}

function carryOut(toss: Toss, payment: Payment, body: z.infer<typeof BODY>) {
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
    receiptKey: takeReceiptBack(payment, cancelAmount, taxFreeAmount, canceledAt),
    bankRefused: false,
  });
  become(toss, payment, isRest ? 'CANCELED' : 'PARTIAL_CANCELED');
  // Before the deposit there was no money to give back.
  if (payment.approvedAt !== null) toss.ledger.record('REFUND', payment, cancelAmount, canceledAt);
}

/** Gives back `cancelAmount`, or everything that is left; closes a virtual account nobody has paid into. */
export async function cancelPayment(
  toss: Toss,
  paymentKey: string,
  input: unknown,
  refuseWith?: string,
): Promise<Payment> {
  const parsed = BODY.safeParse(input);
  if (!parsed.success) throw new TossError('INVALID_REQUEST');
  const payment = toss.payments.find(paymentKey);
  if (!payment) throw new TossError('NOT_FOUND_PAYMENT');
  check(toss, payment, parsed.data);
  if (refuseWith) throw new TossError(isErrorCode(refuseWith) ? refuseWith : 'PROVIDER_ERROR');
  carryOut(toss, payment, parsed.data);
  await toss.webhooks.emit(payment);
  return payment;
}
