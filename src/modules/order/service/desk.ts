import 'server-only';
import { and } from 'drizzle-orm';
import { seoulMidnight } from '~/lib/time';
import type { Ctx } from '~/server/context';
import { countDesks, onDesk, sumHeld, sumPaidSince } from '../queries/desks';
import { listOrders } from '../queries/list';
import { orderStatus, type OrderDesk } from '../rules';
import { nameInList, seenHere } from './restrict';
import { releaseReservations } from './sweep';

const PAGE_SIZE = 30;
type DeskInput = { readonly page: number; readonly desk?: OrderDesk; readonly number?: string };

/** Orders of one desk or of all, newest first, thirty a page. Two statements. */
export async function listDesk(ctx: Ctx, { page, desk, number }: DeskInput) {
  const scope = and(desk && onDesk(desk), await seenHere(ctx));
  const list = await listOrders(ctx.db, {
    page,
    pageSize: PAGE_SIZE,
    ...(scope ? { scope } : {}),
    ...(number ? { number } : {}),
  });
  const items = list.items.map(({ restrictedAt, ...item }) => ({
    ...item,
    recipientName: nameInList({ ...item, restrictedAt }),
    status: orderStatus(item.state, item.parcels),
  }));
  return { ...list, items };
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

/** Expires the unpaid orders whose time is up, now instead of at the next turn of the timer. @returns how many. */
export async function releaseNow(ctx: Ctx): Promise<{ released: number }> {
  return { released: await releaseReservations(ctx) };
}
