import 'server-only';
import { inArray } from 'drizzle-orm';
import type { OrderDesk } from '~/modules/order/rules';
import { findOrders, listDesk, type StaffCtx } from '~/modules/order/service/desk';
import { findOpen } from '../queries/open';
import { claims } from '../tables';

type List = Awaited<ReturnType<typeof listDesk>>;

/** Says of each order which request about it is open. One statement more. */
async function marked({ db }: StaffCtx, list: List) {
  const ids = list.items.map(({ id }) => id);
  const open = ids.length === 0 ? [] : await findOpen(db, inArray(claims.orderId, ids));
  return {
    ...list,
    items: list.items.map((order) => ({
      ...order,
      request: open.find(({ orderId }) => orderId === order.id)?.kind ?? null,
    })),
  };
}

/** The orders of one desk or of all, with the requests about them. */
export async function listMarked(ctx: StaffCtx, view: { page: number; desk?: OrderDesk | undefined }) {
  return marked(ctx, await listDesk(ctx, view));
}

/** The orders that what was typed may be about, with the requests about them. */
export async function findMarked(ctx: StaffCtx, sought: { query: string; page: number }) {
  return marked(ctx, await findOrders(ctx, sought));
}
