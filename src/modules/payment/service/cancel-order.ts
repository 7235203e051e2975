import 'server-only';
import { AppError, isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { adminMayCancel, shopperMay, type FulfilmentState, type PaymentState } from '~/modules/order/rules';
import { buyerId, requireBuyer, requireMyOrder, requirePayee, requireStillMine } from '~/modules/order/service/buyer';
import { cancelUnpaid } from '~/modules/order/service/end-unpaid';
import { lockOrder } from '~/modules/order/service/order-row';
import type { Actor } from '~/modules/order/service/record-event';
import { startCanceling } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import type { CancelAnyOrderInput, CancelOrderInput } from '../input';
import { parcelStates } from '../queries/payments';
import { asksPatience, needsRefundAccount } from '../rules';
import { closeAccount, startClosing } from './close-account';
import { everything } from './refund-parts';
import { tryRefund } from './refund';
import { findOpenRefundOf, insertRefund, sumOf } from './refund-row';
import { CALL_SECONDS, lockCharged, requireRefundable } from './request-refund';

/** CANCELING: the deposit account is being closed at the provider; the order ends with it. */
export type CancelResult = { readonly state: 'CANCELED' | 'REFUNDED' | 'REFUNDING' | 'CANCELING' };

type May = (payment: PaymentState, parcels: readonly FulfilmentState[]) => boolean;

/** `cancelMyOrder` behind the proof that naming an account needs. @throws AppError PROOF_REQUIRED, and as `cancelMyOrder` */
export async function provenCancelMyOrder(ctx: Ctx, input: CancelOrderInput): Promise<CancelResult> {
  if (input.refundAccount) await requirePayee(ctx, input.orderId);
  return cancelMyOrder(ctx, input);
}

/**
 * The buyer cancels their own order: at once, and with all the money where it was paid.
 * @throws AppError NOT_FOUND | NOT_CANCELABLE | REFUND_ACCOUNT_REQUIRED | REFUND_TOO_LATE | REFUND_REFUSED | BUYER_ONLY
 */
export async function cancelMyOrder(ctx: Ctx, input: CancelOrderInput): Promise<CancelResult> {
  const buyer = await (input.refundAccount ? requireBuyer : requireMyOrder)(ctx, input.orderId);
  const actor: Actor = { kind: 'SHOPPER', id: buyerId(buyer) };
  return cancel(ctx, input, actor, (payment, parcels) => shopperMay('CANCEL', payment, parcels));
}

/** An admin cancels any order until the parcel has left. @throws AppError as `cancelMyOrder` */
export async function cancelAnyOrder(ctx: Ctx, input: CancelAnyOrderInput, adminId: Id<'usr'>): Promise<CancelResult> {
  return cancel(ctx, input, { kind: 'ADMIN', id: adminId }, adminMayCancel);
}

type Next = { readonly refund: Id<'ref'> } | { readonly account: Id<'pay'> } | 'WAITS' | null;

async function cancel(ctx: Ctx, input: CancelAnyOrderInput, actor: Actor, may: May): Promise<CancelResult> {
  const next = await inTx(ctx, (tx) => start(tx, input, actor, may), 'cancel-order');
  if (next === null) return { state: 'CANCELED' };
  if (next === 'WAITS') return { state: 'REFUNDING' };
  if ('refund' in next) {
    const { state } = await tryRefund(ctx, next.refund);
    if (state === 'REFUSED') throw new AppError('REFUND_REFUSED');
    return { state };
  }
  const { state } = await closeAccount(ctx, next.account);
  // The deposit came at the same moment: now there is money, and it needs an account to go back to.
  if (state === 'PAID') throw new AppError('REFUND_ACCOUNT_REQUIRED');
  return { state: state === 'EXPIRED' ? 'CANCELED' : 'CANCELING' };
}

/** What the provider has to be asked for; null where the order was unpaid and has ended. */
async function start(ctx: Ctx, input: CancelAnyOrderInput, actor: Actor, may: May): Promise<Next> {
  const { orderId, reason } = input;
  const order = await lockOrder(ctx, orderId);
  if (actor.kind === 'SHOPPER') requireStillMine(input.refundAccount ? { ...ctx, pass: null } : ctx, order);
  const parcels = await parcelStates(ctx.db, orderId);
  const open = order.cancelingAt ? await findOpenRefundOf(ctx, orderId) : undefined;
  if (open) {
    // A part that is on its way back is not the cancelling of the order.
    if (open.amount < order.total - order.refundedTotal) throw new AppError('REFUND_UNDER_WAY');
    // The provider asked for patience: another call would only make it longer.
    return asksPatience(open.failureCode ?? '') && !open.isDue ? 'WAITS' : { refund: open.id };
  }
  if (!may(order.state, parcels)) throw new AppError('NOT_CANCELABLE');
  if (await cancelUnpaid(ctx, orderId, actor)) return null;
  if (order.state === 'AWAITING_DEPOSIT') {
    const account = await startClosing(ctx, orderId, reason, actor);
    if (!account) throw new AppError('NOT_CANCELABLE');
    return { account };
  }
  return { refund: await refundPaid(ctx, input, actor) };
}

async function refundPaid(
  ctx: Ctx,
  { orderId, reason, restock = true, refundAccount }: CancelAnyOrderInput,
  actor: Actor,
): Promise<Id<'ref'>> {
  const payment = await lockCharged(ctx, orderId).catch((error: unknown) => {
    throw isAppError(error, 'NOT_FOUND') ? new AppError('NOT_CANCELABLE') : error;
  });
  const parts = await everything(ctx, orderId, restock);
  requireRefundable(ctx, payment, sumOf(parts), { account: refundAccount ?? null });
  const why = { reason, actor: actor.kind, account: needsRefundAccount(payment) ? (refundAccount ?? null) : null };
  const refund = await insertRefund(ctx, payment, parts, why, { delaySeconds: CALL_SECONDS });
  await startCanceling(ctx, orderId, actor, reason);
  return refund.id;
}
