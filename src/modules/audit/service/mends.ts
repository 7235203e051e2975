import 'server-only';
import { AppError } from '~/lib/errors';
import { isId, type Id, type IdKind } from '~/lib/ids';
import { settleClaim } from '~/modules/claim/service/settle-claims';
import { recountReserved, explainStock } from '~/modules/inventory/service/recount';
import { releaseHolds } from '~/modules/inventory/service/stock';
import { sendNow } from '~/modules/notification/service/send-now';
import { correctRefunded } from '~/modules/order/service/correct-refunded';
import { expire } from '~/modules/order/service/end-unpaid';
import { ledgerActor, recordEvent, type Actor } from '~/modules/order/service/record-event';
import { makeCheckDue, makeRefundDue } from '~/modules/payment/service/make-due';
import type { Ctx } from '~/server/context';
import { claimState, refundedOf, stillHeld } from '../queries/mending';
import type { Mend } from '../rules';

/** What stood there before and after, as the trace keeps it. */
export type Trace = { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> };

/** Named in the words of the stock's history. */
const STOCK_CAUSE = 'BOOKS';

function idOf<K extends IdKind>(kind: K, subject: string): Id<K> {
  if (!isId(kind, subject)) throw new AppError('NOT_FOUND');
  return subject;
}

/**
 * Each way of putting something right, for the subject of its difference, inside the caller's transaction: through the
 * service that owns the rows, under its locks. None of them moves money.
 */
export const MENDING: Readonly<Record<Mend, (ctx: Ctx, subject: string, actor: Actor) => Promise<Trace>>> = {
  RECOUNT_RESERVED: (ctx, subject, actor) =>
    recountReserved(ctx, idOf('var', subject), { actor: ledgerActor(actor), cause: STOCK_CAUSE }),
  EXPLAIN_STOCK: (ctx, subject, actor) =>
    explainStock(ctx, idOf('var', subject), { actor: ledgerActor(actor), cause: STOCK_CAUSE }),
  RELEASE_HOLDS: async (ctx, subject, actor) => {
    const orderId = idOf('ord', subject);
    const before = { held: await stillHeld(ctx.db, orderId) };
    await releaseHolds(ctx, orderId, { actor: ledgerActor(actor), cause: 'held by an order that has ended' });
    await recordEvent(ctx, orderId, 'REPAIRED', actor, { mend: 'RELEASE_HOLDS' });
    return { before, after: { held: await stillHeld(ctx.db, orderId) } };
  },
  RECOUNT_REFUNDED: async (ctx, subject, actor) => {
    const orderId = idOf('ord', subject);
    const trace = await correctRefunded(ctx, orderId, await refundedOf(ctx.db, orderId));
    await recordEvent(ctx, orderId, 'REPAIRED', actor, { mend: 'RECOUNT_REFUNDED' });
    return trace;
  },
  EXPIRE_ORDER: async (ctx, subject) => {
    const expired = await expire(ctx, [idOf('ord', subject)]);
    if (expired.length === 0) throw new AppError('CHANGED_MEANWHILE');
    return { before: { state: 'PENDING' }, after: { state: 'EXPIRED' } };
  },
  SETTLE_CLAIM: async (ctx, subject) => {
    const claimId = idOf('clm', subject);
    const before = await claimState(ctx.db, claimId);
    if (!(await settleClaim(ctx, claimId))) throw new AppError('CHANGED_MEANWHILE');
    return { before, after: await claimState(ctx.db, claimId) };
  },
  LOOK_AT_PAYMENT: (ctx, subject) => makeCheckDue(ctx, idOf('pay', subject)),
  REFUND_NOW: (ctx, subject) => makeRefundDue(ctx, idOf('ref', subject)),
  SEND_NOW: (ctx, subject) => sendNow(ctx, Number(subject)),
};
