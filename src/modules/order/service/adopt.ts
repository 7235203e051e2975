import 'server-only';
import { and, eq, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { findProvenEmail, lockMe } from '~/modules/account/service/person';
import { handHoldsOver } from '~/modules/inventory/service/stock';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropCookie } from '~/server/cookies';
import { GUEST_COOKIE } from '~/server/session';
import { listOrders } from '../queries/list';
import { orderStatus } from '../rules';
import { orders } from '../tables';
import { guestsFor, theirs } from './buyer';
import { dropPass } from './pass';
import { recordEvent } from './record-event';

type Signed = { readonly user: SessionUser };

/** What is worth having in an account: an order that ended unpaid is not. */
const WORTH = notInArray(orders.state, ['EXPIRED', 'CANCELED']);

/** Whether this guest has orders that somebody signed in could take into their account. */
export async function hasAdoptable(ctx: Pick<Ctx, 'db'>, guestId: Id<'gst'>): Promise<boolean> {
  const found = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.guestId, guestId), WORTH))
    .limit(1);
  return found.length > 0;
}

/** The orders this browser's guest made, and that of its pass, newest first: what can be taken into the account. */
export async function listAdoptable(ctx: Ctx & Signed) {
  const { guest, pass } = ctx;
  if (!guest && !pass) return [];
  const mine: (SQL | undefined)[] = [
    guest ? eq(orders.guestId, guest.id) : undefined,
    pass ? and(eq(orders.id, pass.orderId), eq(orders.guestId, pass.guestId), await ofTheirMailbox(ctx)) : undefined,
  ];
  const { items } = await listOrders(ctx.db, { scope: and(or(...mine), WORTH), page: 1, pageSize: 20 });
  return items.map((item) => ({ ...item, status: orderStatus(item.state, item.parcels) }));
}

/**
 * A guest's order becomes one of the account of whoever is signed in and holds that guest's cookie; or a pass for the order, in
 * an account whose proven address is the one the order was made with: number and telephone are known to others, too. Once, whoever tries at the same moment; again by its new buyer it changes nothing. What it holds
 * is kept for them, and the story says who took it.
 * @throws AppError NOT_FOUND, OTHER_MAILBOX where a pass shows it, but the address is another, UNAUTHENTICATED where they have left
 */
export async function adoptOrder(ctx: EdgeCtx & Signed, orderId: Id<'ord'>): Promise<void> {
  const guests = guestsFor(ctx, orderId);
  const { user } = ctx;
  await inTx(ctx, async (tx) => {
    // Their other orders stay as they are meanwhile: the key under which this one was placed must be free among them.
    await lockMe({ ...tx, user });
    const from = await takeFrom(tx, orderId, guests, user.id);
    if (!from) return requireOwn({ ...tx, user }, orderId);
    await handHoldsOver(tx, orderId, { from, to: user.id });
    await recordEvent(tx, orderId, 'ADOPTED', { kind: 'SHOPPER', id: user.id }, { from });
  });
  await tidyCookies(ctx, orderId);
}

/** The guest the order was taken from; null where it was none of theirs. */
async function takeFrom(
  ctx: Ctx,
  orderId: Id<'ord'>,
  guests: readonly Id<'gst'>[],
  userId: Id<'usr'>,
): Promise<Id<'gst'> | null> {
  for (const guestId of guests) {
    const byPass = guestId === ctx.guest?.id ? undefined : await ofTheirMailbox({ ...ctx, user: { id: userId } });
    const [taken] = await ctx.db
      .update(orders)
      .set({
        userId,
        guestId: null,
        // Two guests may have used one key: the account may have an order under it already.
        idempotencyKey: sql`CASE WHEN EXISTS (
          SELECT 1 FROM orders o WHERE o.user_id = ${userId} AND o.idempotency_key = ${orders}.idempotency_key)
          THEN ${orders}.id ELSE ${orders}.idempotency_key END`,
      })
      .where(and(eq(orders.id, orderId), eq(orders.guestId, guestId), byPass))
      .returning({ id: orders.id });
    if (taken) return guestId;
  }
  return null;
}

/** It was made with the address that whoever is signed in has proven to be theirs. */
async function ofTheirMailbox(ctx: Pick<Ctx, 'db'> & { readonly user: Pick<SessionUser, 'id'> }): Promise<SQL> {
  const email = await findProvenEmail(ctx, ctx.user.id);
  return email === null ? sql`FALSE` : eq(sql`lower(${orders.contactEmail})`, email.toLowerCase());
}

async function requireOwn(ctx: Ctx & Signed, orderId: Id<'ord'>): Promise<void> {
  const [found] = await ctx.db.select({ userId: orders.userId }).from(orders).where(theirs(ctx, orderId));
  if (!found) throw new AppError('NOT_FOUND');
  if (found.userId !== ctx.user.id) throw new AppError('OTHER_MAILBOX');
}

/** What the browser held for it is of no more use. */
async function tidyCookies(ctx: EdgeCtx, orderId: Id<'ord'>): Promise<void> {
  const { guest, pass, resHeaders } = ctx;
  if (pass?.orderId === orderId) dropPass(resHeaders);
  if (!guest || (await hasAdoptable(ctx, guest.id))) return;
  dropCookie(resHeaders, GUEST_COOKIE);
}
