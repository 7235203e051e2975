import 'server-only';
import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { PROVIDER } from '~/modules/order/service/record-event';
import type { Ctx } from '~/server/context';
import type { ProviderCancel, ProviderPayment } from '../gateway';
import { hasLeft } from '../queries/payments';
import { refunds } from '../tables';
import type { Locked } from '../queries/locked';
import type { Attempt } from './attempt';
import { everything, onlyMoney } from './refund-parts';
import { exceeds, insertRefund, type Refund } from './refund-row';
import { wentBack } from './went-back';

/** What the provider is told a refund is for: its own id makes it known among the cancels of a payment. */
export const refundTag = ({ reason, id }: Pick<Refund, 'reason' | 'id'>): string => `${reason} ${id}`;

/**
 * Each cancel of a charged payment is one refund row: our own that was open is done with it, and money that somebody paid back
 * in the provider's office becomes a row, with an alarm. `answered` is the refund whose call the payment is the answer to.
 * Call with both rows locked.
 */
export async function syncCancels(
  ctx: Ctx,
  { attempt }: Locked,
  payment: ProviderPayment,
  answered?: Id<'ref'>,
): Promise<void> {
  const rows = await ctx.db.select().from(refunds).where(eq(refunds.paymentId, attempt.id));
  const known = new Set(rows.map((row) => row.transactionKey));
  let open = rows.find((row) => row.state === 'REQUESTED');
  let now = attempt;
  for (const cancel of payment.cancels) {
    if (known.has(cancel.transactionKey)) continue;
    const isAnswer = open?.id === answered && cancel === payment.cancels.at(-1);
    // What is more than was left, because the office gave some of it back meanwhile, no order can book: a person is told.
    if (open && isOf(open, cancel, isAnswer) && !exceeds({ refund: open, payment: now })) {
      now = await wentBack(ctx, now, open, { cancel, payment });
      open = undefined;
    } else if (attempt.state !== 'FAILED') now = await noteOfficeRefund(ctx, now, cancel, payment);
  }
}

function isOf(refund: Refund, cancel: ProviderCancel, isAnswer: boolean): boolean {
  return cancel.amount === refund.amount && (isAnswer || cancel.reason.endsWith(refund.id));
}

/** All of it back, and nothing sent yet, brings every unit back to the shelf; a part is money that no line stands for. */
async function noteOfficeRefund(
  ctx: Ctx,
  attempt: Attempt,
  { amount, transactionKey, receiptKey }: ProviderCancel,
  payment: ProviderPayment,
): Promise<Attempt> {
  const rest = attempt.amount - attempt.refundedAmount;
  await raiseAlarm(ctx, 'REFUNDED_AT_PROVIDER', attempt.orderId, {
    paymentId: attempt.id,
    amount,
    balance: payment.balance,
  });
  if (rest === 0) return attempt;
  const whole = amount >= rest && !(await hasLeft(ctx.db, attempt.orderId));
  const refund = await insertRefund(
    ctx,
    attempt,
    whole ? await everything(ctx, attempt.orderId) : onlyMoney(Math.min(amount, rest)),
    { reason: 'OTHER', actor: PROVIDER.kind },
    'DONE',
  );
  return wentBack(ctx, attempt, refund, { cancel: { transactionKey, receiptKey }, payment }, PROVIDER);
}
