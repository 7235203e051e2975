import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { seoulMidnight } from '~/lib/time';
import type { Staff } from '~/modules/account/rules';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { countDesks, onDesk, sumHeld, sumPaidSince } from '../queries/desks';
import { listOrders } from '../queries/list';
import { orderStatus, type OrderDesk } from '../rules';
import { orders } from '../tables';
import { getOrderForAdmin } from './read';
import { nameInList, seenBy } from './restrict';
import { releaseReservations } from './sweep';

const PAGE_SIZE = 30;
type DeskInput = { readonly page: number; readonly desk?: OrderDesk; readonly number?: string };

type StaffCtx = Ctx & { readonly staff: Staff };
type LookingCtx = StaffCtx & { readonly user: SessionUser };

/** Orders newest first, a page of them; those of people who left are for admins. Two statements. */
async function listFor(
  ctx: StaffCtx,
  pageSize: number,
  { page, number, of }: { page: number; number?: string | undefined; of: SQL | undefined },
) {
  const scope = and(of, seenBy(ctx.staff));
  const list = await listOrders(ctx.db, { page, pageSize, ...(scope && { scope }), ...(number && { number }) });
  const items = list.items.map(({ restrictedAt, ...item }) => ({
    ...item,
    recipientName: nameInList({ ...item, restrictedAt }),
    status: orderStatus(item.state, item.parcels),
  }));
  return { ...list, items };
}

/** Orders of one desk or of all, thirty a page. */
export async function listDesk(ctx: StaffCtx, { page, desk, number }: DeskInput) {
  return listFor(ctx, PAGE_SIZE, { page, number, of: desk && onDesk(desk) });
}

/** One order with everything about who bought it; that somebody looked is written down. @throws AppError NOT_FOUND | RATE_LIMITED */
export async function lookAtOrder(ctx: LookingCtx, orderId: Id<'ord'>) {
  await takeLimit('order.look', ctx.user.id);
  return inTx(ctx, (tx) => getOrderForAdmin(tx, orderId));
}

/** What a member ordered, ten a page; that somebody looked is written down. @throws AppError RATE_LIMITED */
export async function listOrdersOf(ctx: LookingCtx, { userId, page }: { userId: Id<'usr'>; page: number }) {
  await takeLimit('order.look', ctx.user.id);
  return inTx(ctx, (tx) => listFor(tx, 10, { page, of: eq(orders.userId, userId) }));
}

/** How many orders wait on each desk where something is still to be done, and since when. */
export async function deskCounts(ctx: Ctx) {
  return countDesks(ctx.db);
}

/** The first look at the day: what was paid since midnight in Seoul, and what is held for unpaid orders. */
export async function today(ctx: Ctx) {
  const [paid, held] = await Promise.all([sumPaidSince(ctx.db, seoulMidnight(ctx.now)), sumHeld(ctx.db)]);
  return { at: ctx.now, paid, held, currency: ctx.shop.currency };
}

/** What is held for unpaid orders now. */
export async function held(ctx: Ctx) {
  return { at: ctx.now, ...(await sumHeld(ctx.db)) };
}

/** Expires the unpaid orders whose time is up, now instead of at the next turn of the timer. @returns how many. */
export async function releaseNow(ctx: Ctx): Promise<{ released: number }> {
  const released = await releaseReservations(ctx);
  // Where there was none to expire, nothing has said yet that somebody looked.
  await inTx(ctx, async () => undefined);
  return { released };
}
