import 'server-only';
import { asc, inArray } from 'drizzle-orm';
import { groupBy } from '~/lib/group-by';
import type { Id } from '~/lib/ids';
import { claimLines, claimPhotos, claims } from '~/modules/claim/tables';
import { fulfilments, orderEvents, orderLines } from '~/modules/order/tables';
import { paymentAttempts, refundLines, refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';

/** Everything that hangs on these orders, by order. Ids of staff, keys and secrets stay out. */
export async function readParts(db: Db, ids: readonly Id<'ord'>[]) {
  const all = [...ids];
  const [lines, parcels, events, payments, back, asked, photos] = await Promise.all([
    db
      .select({
        orderId: orderLines.orderId,
        id: orderLines.id,
        nameKo: orderLines.nameKo,
        nameEn: orderLines.nameEn,
        optionKo: orderLines.optionKo,
        optionEn: orderLines.optionEn,
        quantity: orderLines.quantity,
        unitPrice: orderLines.unitPrice,
        unitListPrice: orderLines.unitListPrice,
        canceledQuantity: orderLines.canceledQuantity,
      })
      .from(orderLines)
      .where(inArray(orderLines.orderId, all))
      .orderBy(asc(orderLines.position)),
    db
      .select({
        orderId: fulfilments.orderId,
        state: fulfilments.state,
        carrier: fulfilments.carrier,
        trackingNumber: fulfilments.trackingNumber,
        preparingAt: fulfilments.preparingAt,
        shippedAt: fulfilments.shippedAt,
        deliveredAt: fulfilments.deliveredAt,
        completedAt: fulfilments.completedAt,
      })
      .from(fulfilments)
      .where(inArray(fulfilments.orderId, all)),
    db
      .select({ orderId: orderEvents.orderId, what: orderEvents.kind, by: orderEvents.actor, at: orderEvents.at })
      .from(orderEvents)
      .where(inArray(orderEvents.orderId, all))
      .orderBy(asc(orderEvents.id)),
    db
      .select({
        orderId: paymentAttempts.orderId,
        provider: paymentAttempts.provider,
        method: paymentAttempts.method,
        methodLabel: paymentAttempts.methodLabel,
        state: paymentAttempts.state,
        amount: paymentAttempts.amount,
        refundedAmount: paymentAttempts.refundedAmount,
        currency: paymentAttempts.currency,
        account: paymentAttempts.account,
        accountDueAt: paymentAttempts.accountDueAt,
        cashReceiptType: paymentAttempts.cashReceiptType,
        cashReceipt: paymentAttempts.cashReceipt,
        receiptUrl: paymentAttempts.receiptUrl,
        startedAt: paymentAttempts.createdAt,
        approvedAt: paymentAttempts.approvedAt,
      })
      .from(paymentAttempts)
      .where(inArray(paymentAttempts.orderId, all))
      .orderBy(asc(paymentAttempts.createdAt)),
    db
      .select({
        orderId: refunds.orderId,
        id: refunds.id,
        state: refunds.state,
        amount: refunds.amount,
        itemsAmount: refunds.itemsAmount,
        shippingAmount: refunds.shippingAmount,
        deduction: refunds.deduction,
        reason: refunds.reason,
        note: refunds.note,
        account: refunds.account,
        askedAt: refunds.createdAt,
        doneAt: refunds.doneAt,
      })
      .from(refunds)
      .where(inArray(refunds.orderId, all))
      .orderBy(asc(refunds.createdAt)),
    db.select().from(claims).where(inArray(claims.orderId, all)).orderBy(asc(claims.createdAt)),
    db
      .select({
        orderId: claimPhotos.orderId,
        id: claimPhotos.id,
        requestId: claimPhotos.claimId,
        uploadedAt: claimPhotos.createdAt,
      })
      .from(claimPhotos)
      .where(inArray(claimPhotos.orderId, all))
      .orderBy(asc(claimPhotos.createdAt)),
  ]);
  const [backLines, askedLines] = await Promise.all([
    db
      .select()
      .from(refundLines)
      .where(
        inArray(
          refundLines.refundId,
          back.map(({ id }) => id),
        ),
      ),
    db
      .select()
      .from(claimLines)
      .where(
        inArray(
          claimLines.claimId,
          asked.map(({ id }) => id),
        ),
      ),
  ]);
  const of = <T extends { orderId: Id<'ord'> }>(rows: readonly T[]) => groupBy(rows, ({ orderId }) => orderId);
  return {
    lines: of(lines),
    parcels: of(parcels),
    history: of(events),
    payments: of(payments),
    refunds: of(back),
    requests: of(asked),
    photos: of(photos),
    refundLines: groupBy(backLines, ({ refundId }) => refundId),
    requestLines: groupBy(askedLines, ({ claimId }) => claimId),
  };
}
