import 'server-only';
import { inArray, lte, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { paymentAttempts, refunds, webhookInbox } from '../tables';

/** Takes bank accounts, receipts and free words out of the payments of these orders; amounts and the provider's keys stay. */
export async function erasePayments(ctx: Pick<Ctx, 'db'>, orderIds: readonly Id<'ord'>[]): Promise<void> {
  const ids = [...orderIds];
  await ctx.db
    .update(paymentAttempts)
    .set({ account: null, cashReceipt: null, receiptUrl: null, methodLabel: null, secret: null })
    .where(inArray(paymentAttempts.orderId, ids));
  await ctx.db.update(refunds).set({ account: null, note: '' }).where(inArray(refunds.orderId, ids));
}

/** Webhooks worked off at this moment or earlier. @returns how many went, at most `batch` */
export async function dropOldWebhooks(ctx: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> {
  const due = ctx.db
    .select({ row: sql`ctid` })
    .from(webhookInbox)
    .where(lte(webhookInbox.processedAt, until))
    .limit(batch);
  const gone = await ctx.db
    .delete(webhookInbox)
    .where(sql`ctid = ANY(ARRAY(${due}))`)
    .returning({ id: webhookInbox.transmissionId });
  return gone.length;
}
