import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import type { OrderListInput } from '../input';
import { countByWay, WAY } from '../queries/counts';
import { findOrder, type FoundOrder } from '../queries/detail';
import { findGoods } from '../queries/goods';
import { listActiveHolds } from '../queries/holds';
import { listOrders } from '../queries/list';
import { orderStatus, SHOPPER_ACTIONS, shopperMay, type ShopperAction, type UnderWay } from '../rules';
import { orders } from '../tables';
import { buyerOf, isThem, ownedBy, ownerOf, theirs } from './buyer';

/** An order as its buyer sees it, and what they may do with it now. */
export function described(found: FoundOrder) {
  const states = found.parcels.map((parcel) => parcel.state);
  const status = orderStatus(found.order.state, states);
  const canceling = found.order.cancelingAt !== null;
  const actions: readonly ShopperAction[] = canceling
    ? []
    : SHOPPER_ACTIONS[status].filter((action) => shopperMay(action, found.order.state, states));
  return { ...found, status, canceling, actions, mayCancel: actions.includes('CANCEL') };
}

/** One's own order, without what its page does not show. @throws AppError NOT_FOUND also for somebody else's. */
export async function getMyOrder(ctx: Ctx, orderId: Id<'ord'>) {
  const found = await findOrder(ctx.db, orderId, theirs(ctx, orderId));
  if (!found) throw new AppError('NOT_FOUND');
  const { order, events, ...rest } = described(found);
  const { idempotencyKey: _key, requestHash: _hash, userId: _user, guestId, consents: _consents, ...more } = order;
  const { contactPhone: _phone, contactEmail: _email, ...known } = more;
  const { restrictedAt: _restricted, erasedAt: _erased, ...shown } = known;
  const isBuyers = isThem(ctx, ownerOf(order));
  return {
    ...rest,
    // A pass does not tell who bought: it may be somebody else than whose telephone it took.
    order: { ...shown, contactName: isBuyers ? shown.contactName : null },
    isBuyers,
    isGuests: guestId !== null,
    events: events.map(({ actorId: _actor, ...event }) => event),
  };
}

/** One's own orders with what was bought, newest first, ten a page. */
export async function listMyOrders(ctx: Ctx, input: OrderListInput) {
  const since = input.months ? new Date(ctx.now.getTime() - input.months * 30 * 86_400_000) : undefined;
  const list = await listOrders(ctx.db, {
    scope: and(ownedBy(buyerOf(ctx)), input.status && eq(WAY, input.status)),
    page: input.page,
    pageSize: 10,
    ...(since ? { since } : {}),
  });
  const goodsOf = await findGoods(
    ctx.db,
    list.items.map(({ id }) => id),
  );
  return {
    ...list,
    items: list.items.map((item) => ({
      ...item,
      ...goodsOf(item.id),
      status: orderStatus(item.state, item.parcels),
    })),
  };
}

/** How many of one's own orders are where between the deposit and the delivery, by the word one reads for each. */
export async function countMyOrders(ctx: Ctx): Promise<Record<UnderWay, number>> {
  const found = await countByWay(ctx.db, ownedBy(buyerOf(ctx)));
  const of = (status: UnderWay) => found.find(({ way }) => way === status)?.count ?? 0;
  return {
    AWAITING_DEPOSIT: of('AWAITING_DEPOSIT'),
    PAID: of('PAID'),
    PREPARING: of('PREPARING'),
    SHIPPED: of('SHIPPED'),
    DELIVERED: of('DELIVERED'),
  };
}
const CONTACT = { name: orders.contactName, phone: orders.contactPhone, email: orders.contactEmail };
const WHO = {
  recipient: {
    name: orders.recipientName,
    phone: orders.recipientPhone,
    postalCode: orders.postalCode,
    address1: orders.address1,
    address2: orders.address2,
    deliveryRequest: orders.deliveryRequest,
    deliveryNote: orders.deliveryNote,
  },
  contact: CONTACT,
};

/**
 * The buyer's newest order that still waits to be paid: what a shopper coming back from the payment window finds again,
 * everything typed included. Null where there is none.
 */
export async function findOpenOrder(ctx: Ctx) {
  const [open] = await ctx.db
    .select({
      id: orders.id,
      expiresAt: orders.expiresAt,
      placedAt: orders.createdAt,
      total: orders.total,
      ...WHO,
      variantIds: sql<
        Id<'var'>[]
      >`(SELECT array_agg(variant_id ORDER BY position) FROM order_lines WHERE order_id = ${orders}.id)`,
      quantities: sql<
        number[]
      >`(SELECT array_agg(quantity ORDER BY position) FROM order_lines WHERE order_id = ${orders}.id)`,
    })
    .from(orders)
    .where(and(ownedBy(buyerOf(ctx)), eq(orders.state, 'PENDING'), gt(orders.expiresAt, sql`now()`)))
    .orderBy(desc(orders.createdAt))
    .limit(1);
  return open ?? null;
}

/** For whom, and by whom where that is a guest, the buyer's last order was: to fill the form in. */
export async function findLastWho(ctx: Ctx) {
  const [last] = await ctx.db
    .select(WHO)
    .from(orders)
    .where(and(ownedBy(buyerOf(ctx)), isNull(orders.erasedAt)))
    .orderBy(desc(orders.createdAt))
    .limit(1);
  return last ?? null;
}

/** Any order; a restricted one is hidden from staff before they get here. @throws AppError NOT_FOUND */
export async function getOrderForAdmin(ctx: Ctx, orderId: Id<'ord'>) {
  const found = await findOrder(ctx.db, orderId, undefined);
  if (!found) throw new AppError('NOT_FOUND');
  return described(found);
}

/** Who holds stock now, fifty a page. */
export async function listHolds(ctx: Ctx, page: number) {
  return listActiveHolds(ctx.db, page, 50);
}
