import 'server-only';
import { and, asc, eq, gt, inArray, isNull, lte, not, notInArray, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { AUTO_COMPLETE_DAYS } from '../rules';
import { fulfilments, orderLines, orders } from '../tables';
import { buyerId, requireBuyer } from './buyer';
import { advanceFulfilment } from './fulfil';
import { CRON } from './record-event';

/**
 * The buyer confirms what arrived: DELIVERED → COMPLETED. It ends returns after a change of mind, not those for a fault, so that
 * to know number and telephone of the order is not enough.
 * @param unless orders this is refused for. @throws AppError NOT_FOUND | BUYER_ONLY | CLAIM_OPEN | ORDER_STATE
 */
export async function confirmPurchase(ctx: Ctx, orderId: Id<'ord'>, unless: SQL): Promise<void> {
  const buyer = await requireBuyer(ctx, orderId);
  await advanceFulfilment(ctx, orderId, 'COMPLETED', { kind: 'SHOPPER', id: buyerId(buyer) }, undefined, unless);
}

/**
 * Confirms purchases that arrived so many days ago by the database clock, one order per transaction, any number of runs at
 * once. Left out are those named by `unless`, and those of which nothing was kept. @returns how many.
 */
export async function completeDelivered(ctx: Ctx, unless: SQL, budgetMs = 5_000): Promise<number> {
  const started = Date.now();
  const passed: Id<'ord'>[] = [];
  let completed = 0;
  while (Date.now() - started < budgetMs) {
    const due = await findDelivered(ctx, unless, passed);
    if (!due) break;
    try {
      await advanceFulfilment(ctx, due, 'COMPLETED', CRON, undefined, unless);
      completed += 1;
    } catch (error) {
      // Another run or a request was faster, or somebody sits on its row: it has its turn in the next run.
      log.warn('complete.skipped', { orderId: due, reason: error instanceof Error ? error.name : 'unknown' });
      passed.push(due);
    }
  }
  return completed;
}

async function findDelivered(ctx: Ctx, unless: SQL, but: readonly Id<'ord'>[]): Promise<Id<'ord'> | undefined> {
  const kept = ctx.db
    .select({ id: orderLines.orderId })
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orders.id), gt(orderLines.quantity, orderLines.canceledQuantity)));
  const [due] = await ctx.db
    .select({ id: orders.id })
    .from(fulfilments)
    .innerJoin(orders, eq(orders.id, fulfilments.orderId))
    .where(
      and(
        eq(fulfilments.state, 'DELIVERED'),
        lte(fulfilments.deliveredAt, sql`now() - make_interval(days => ${AUTO_COMPLETE_DAYS})`),
        inArray(orders.state, ['PAID', 'PARTIALLY_REFUNDED']),
        isNull(orders.cancelingAt),
        sql`EXISTS ${kept}`,
        not(unless),
        but.length > 0 ? notInArray(orders.id, [...but]) : undefined,
      ),
    )
    .orderBy(asc(fulfilments.deliveredAt))
    .limit(1);
  return due?.id;
}
