import 'server-only';
import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { addDays, seoulMidnight } from '~/lib/time';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import type { Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { transactionDifferences, type TransactionDifference } from '../queries/transactions';
import { providerTransactions } from '../tables';
import { gatewayOf } from './gateway-of';
import { look } from './resolve';

const PAGE_SIZE = 1000;

/**
 * Holds the provider's own list of yesterday and today against our books: every charge is one payment here, every cancel one
 * refund, and the reverse. What differs is looked at first, because a webhook may have been lost; what then still differs, a
 * person is told. Doing it twice changes nothing.
 */
export async function reconcileTransactions(ctx: Ctx, pageSize = PAGE_SIZE): Promise<Record<string, number>> {
  const from = addDays(seoulMidnight(ctx.now), -1);
  const fetched = await fetchTransactions(ctx, from, pageSize);
  // Without the whole list, what is missing in it says nothing.
  if (fetched === null) return { fetched: 0, looked: 0, differences: 0 };
  const looked = new Set((await transactionDifferences(ctx.db, from)).flatMap(({ paymentId }) => paymentId ?? []));
  for (const paymentId of looked) await lookAt(ctx, paymentId);
  const left = await transactionDifferences(ctx.db, from);
  for (const difference of left) await alarm(ctx, difference);
  return { fetched, looked: looked.size, differences: left.length };
}

async function fetchTransactions(ctx: Ctx, from: Date, limit: number): Promise<number | null> {
  const gateway = gatewayOf(ctx.shop.paymentProvider);
  const seen = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await gateway.transactions({ from, to: addDays(from, 2), limit, ...(after && { after }) });
    if (!page.ok) {
      log.warn('transactions.unavailable', { providerCode: page.code });
      return null;
    }
    const fresh = page.transactions.filter(({ transactionKey }) => !seen.has(transactionKey));
    if (fresh.length === 0) return seen.size;
    for (const { transactionKey } of fresh) seen.add(transactionKey);
    await ctx.db
      .insert(providerTransactions)
      .values(fresh.map((transaction) => ({ provider: gateway.name, ...transaction })))
      .onConflictDoUpdate({
        target: [providerTransactions.provider, providerTransactions.transactionKey],
        set: { fetchedAt: sql`now()`, status: sql`excluded.status`, amount: sql`excluded.amount` },
      });
    after = page.transactions.at(-1)?.transactionKey;
    if (page.transactions.length < limit) return seen.size;
  }
}

async function lookAt(ctx: Ctx, paymentId: Id<'pay'>): Promise<void> {
  await look(ctx, paymentId).catch((error: unknown) => log.error('payment.reconcile-failed', error, { paymentId }));
}

async function alarm(ctx: Ctx, { kind, subject, paymentId, orderId, amount }: TransactionDifference): Promise<void> {
  await raiseAlarm(ctx, 'TRANSACTION_UNKNOWN', subject, {
    difference: kind,
    amount,
    ...(paymentId && { paymentId }),
    ...(orderId && { orderId }),
  });
}
