import 'server-only';
import { and, eq, inArray, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Staff } from '~/modules/account/rules';
import type { Ctx } from '~/server/context';
import { dropSome } from '~/server/drop-some';
import { orderOrigins, orders } from '../tables';
import { expire } from './end-unpaid';

/**
 * From now on the orders of somebody who leaves are kept for the law alone. In the transaction in which they leave, and before it
 * is decided whether they may: whoever is at one of them has finished then.
 */
export async function restrictOrders(ctx: Pick<Ctx, 'db' | 'now'>, userId: Id<'usr'>): Promise<void> {
  await ctx.db
    .update(orders)
    .set({ restrictedAt: ctx.now })
    .where(and(eq(orders.userId, userId), isNull(orders.restrictedAt)));
}

/** Ends what somebody who leaves has not paid in time: a payment window they have open still charges nothing any more. */
export async function endUnpaidOf(ctx: Ctx, userId: Id<'usr'>): Promise<void> {
  const unpaid = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.userId, userId), eq(orders.state, 'PENDING')));
  if (unpaid.length === 0) return;
  await expire(
    ctx,
    unpaid.map(({ id }) => id),
  );
}

/** Whether its buyer has left: nobody can be written to about it, or name an account. */
export async function isRestricted({ db }: Pick<Ctx, 'db'>, orderId: Id<'ord'>): Promise<boolean> {
  return (await db.$count(orders, and(eq(orders.id, orderId), isNotNull(orders.restrictedAt)))) > 0;
}

/** Which orders those who work here may see: restricted ones only admins. */
export const seenBy = ({ role }: Staff): SQL | undefined =>
  role === 'ADMIN' ? undefined : isNull(orders.restrictedAt);

/** What a list may say of who an order is for: nothing of those that are kept for the law alone. */
export function nameInList(order: { readonly recipientName: string; readonly restrictedAt: Date | null }): string {
  return order.restrictedAt ? '' : order.recipientName;
}

/**
 * Takes the persons out of these orders; what was sold, when and for how much stays. @returns the ids of those that were not
 * without names before
 */
export async function eraseOrders(ctx: Pick<Ctx, 'db' | 'now'>, ids: readonly Id<'ord'>[]): Promise<Id<'ord'>[]> {
  const erased = await ctx.db
    .update(orders)
    .set({
      ...{ recipientName: '', recipientPhone: '', postalCode: '', address1: '', address2: '', deliveryNote: '' },
      ...{ contactName: null, contactPhone: null, contactEmail: null, requestHash: '', erasedAt: ctx.now },
    })
    .where(and(inArray(orders.id, [...ids]), isNull(orders.erasedAt)))
    .returning({ id: orders.id });
  return erased.map(({ id }) => id);
}

/** From where guests ordered at this moment or earlier. @returns how many went, at most `batch` */
export const dropOrigins = (ctx: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> =>
  dropSome(ctx, orderOrigins.orderId, lte(orderOrigins.createdAt, until), batch);
