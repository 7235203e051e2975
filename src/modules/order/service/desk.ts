import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { addDays, seoulMidnight } from '~/lib/time';
import type { Staff } from '~/modules/account/rules';
import { inTx, type Ctx } from '~/server/context';
import { countByHour, countDesks, onDesk, sumHeld, sumPaid } from '../queries/desks';
import { soughtBy } from '../queries/find';
import { listOrders } from '../queries/list';
import { orderStatus, type OrderDesk } from '../rules';
import { orders } from '../tables';
import { nameInList, seenBy } from './restrict';
import { releaseReservations } from './sweep';

const PAGE_SIZE = 30;
export type StaffCtx = Ctx & { readonly staff: Staff };

/** Orders newest first, a page of them; those of people who left are for admins. Two statements. */
async function listFor(ctx: StaffCtx, pageSize: number, { page, of }: { page: number; of: SQL | undefined }) {
  const scope = and(of, seenBy(ctx.staff));
  const list = await listOrders(ctx.db, { page, pageSize, ...(scope && { scope }) });
  const items = list.items.map(({ restrictedAt, ...item }) => ({
    ...item,
    recipientName: nameInList({ ...item, restrictedAt }),
    status: orderStatus(item.state, item.parcels),
  }));
  return { ...list, items };
}

/** Orders of one desk or of all, thirty a page. */
export async function listDesk(ctx: StaffCtx, { page, desk }: { page: number; desk?: OrderDesk | undefined }) {
  return listFor(ctx, PAGE_SIZE, { page, of: desk && onDesk(desk) });
}

/** Orders by their number, or by the name, telephone or e-mail address of whom they are for or who bought them; thirty a page. */
export async function findOrders(ctx: StaffCtx, { query, page }: { query: string; page: number }) {
  return listFor(ctx, PAGE_SIZE, { page, of: soughtBy(query) });
}

/** What a member ordered, ten a page. */
export async function listOrdersOf(ctx: StaffCtx, { userId, page }: { userId: Id<'usr'>; page: number }) {
  return listFor(ctx, 10, { page, of: eq(orders.userId, userId) });
}

/** How many orders wait on each desk where something is still to be done, and since when. */
export async function deskCounts(ctx: Ctx) {
  return countDesks(ctx.db);
}

/**
 * The first look at the day: what was paid since midnight in Seoul, the same of a week ago until this hour of that day, both by
 * the hour, and what is held for unpaid orders. Five statements.
 */
export async function today({ db, now, shop }: Ctx) {
  const [from, before] = [seoulMidnight(now), addDays(seoulMidnight(now), -7)];
  const [paid, paidBefore, hours, hoursBefore, held] = await Promise.all([
    sumPaid(db, { from, until: addDays(from, 1) }),
    sumPaid(db, { from: before, until: addDays(now, -7) }),
    countByHour(db, from),
    countByHour(db, before),
    sumHeld(db),
  ]);
  return { at: now, paid, paidBefore, hours, hoursBefore, held, currency: shop.currency };
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
