import 'server-only';
import { eq, sql, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { requireProofAgain } from '~/modules/account/service/proof';
import type { Ctx } from '~/server/context';
import { orderOrigins, orders } from '../tables';

export type Buyer =
  { readonly userId: Id<'usr'>; readonly guestId: null } | { readonly userId: null; readonly guestId: Id<'gst'> };

/** Who buys: the person signed in, else the guest of the cookie. @throws AppError UNAUTHENTICATED */
export function buyerOf(ctx: Ctx): Buyer {
  const buyer = buyerOrNull(ctx);
  if (!buyer) throw new AppError('UNAUTHENTICATED');
  return buyer;
}

export function buyerOrNull({ user, guest }: Pick<Ctx, 'user' | 'guest'>): Buyer | null {
  if (user) return { userId: user.id, guestId: null };
  return guest && { userId: null, guestId: guest.id };
}

export const buyerId = (buyer: Buyer): Id<'usr'> | Id<'gst'> => buyer.userId ?? buyer.guestId;

/** The buyer's own orders. */
export function ownedBy(buyer: Buyer): SQL {
  return buyer.userId ? eq(orders.userId, buyer.userId) : eq(orders.guestId, buyer.guestId);
}

/** The guests whose order of this id the visitor may act on: the one this browser was or is, and the one of a pass for it. */
export function guestsFor({ guest, pass }: Pick<Ctx, 'guest' | 'pass'>, orderId: Id<'ord'>): Id<'gst'>[] {
  return [...(guest ? [guest.id] : []), ...(pass?.orderId === orderId ? [pass.guestId] : [])];
}

/** Ids of everybody the visitor is where it is about this order. @throws AppError UNAUTHENTICATED where they are nobody */
export function askersFor(ctx: Ctx, orderId: Id<'ord'>): (Id<'usr'> | Id<'gst'>)[] {
  if (!ctx.user && !ctx.guest && !ctx.pass) throw new AppError('UNAUTHENTICATED');
  return [...(ctx.user ? [ctx.user.id] : []), ...guestsFor(ctx, orderId)];
}

/**
 * «Is it theirs»: the condition every read and change of one order carries. It is whose account bought it; and a guest's for
 * the browser that bought it, or that showed its number and telephone a short while ago.
 * @throws AppError UNAUTHENTICATED where nobody is there who could have an order
 */
export function theirs(ctx: Ctx, orderId: Id<'ord'>): SQL {
  const buyer = sql`coalesce(${orders.userId}, ${orders.guestId})`;
  return sql`(${orders.id} = ${orderId} AND ${buyer} = ANY(${sql.param(askersFor(ctx, orderId))}::text[]))`;
}

/** Whose order it is. @throws AppError NOT_FOUND unless it is the visitor's: somebody else's does not exist for them. */
export async function requireMyOrder(ctx: Ctx, orderId: Id<'ord'>): Promise<Buyer> {
  const [mine] = await ctx.db
    .select({ userId: orders.userId, guestId: orders.guestId })
    .from(orders)
    .where(theirs(ctx, orderId));
  if (!mine) throw new AppError('NOT_FOUND');
  return ownerOf(mine);
}

/** Whether it is the visitor's order; nobody's is that of nobody. */
export async function isMyOrder(ctx: Ctx, orderId: Id<'ord'>): Promise<boolean> {
  if (!ctx.user && !ctx.guest && !ctx.pass) return false;
  return (await ctx.db.$count(orders, theirs(ctx, orderId))) > 0;
}

type Held = Owned & { readonly id: Id<'ord'>; readonly restrictedAt: Date | null };

/**
 * Asked again of an order that is locked: while they waited it may have gone into an account, or its buyer have left.
 * @throws AppError NOT_FOUND
 */
export function requireStillMine(ctx: Ctx, order: Held): void {
  const isMine = askersFor(ctx, order.id).includes(buyerId(ownerOf(order)));
  if (!isMine || order.restrictedAt) throw new AppError('NOT_FOUND');
}

/**
 * Whose order it is, for what a number and a telephone are not enough, as ending it: whose account bought it, or the browser that
 * did. @throws AppError NOT_FOUND as `requireMyOrder`, BUYER_ONLY for whoever only has a pass
 */
export async function requireBuyer(ctx: Ctx, orderId: Id<'ord'>): Promise<Buyer> {
  const buyer = await requireMyOrder(ctx, orderId);
  if (!isThem(ctx, buyer)) throw new AppError('BUYER_ONLY');
  return buyer;
}

/**
 * The buyer, for saying where money of this order goes: a member proves again who they are, for with a copied cookie a deposit
 * could be sent anywhere. A guest has nothing to prove it by but the browser that bought.
 * @throws AppError as `requireBuyer` and `requireProofAgain`
 */
export async function requirePayee(ctx: Ctx, orderId: Id<'ord'>): Promise<Buyer> {
  const buyer = await requireBuyer(ctx, orderId);
  const { user } = ctx;
  if (user) await requireProofAgain({ ...ctx, user });
  return buyer;
}

/** Whether the visitor is this buyer themselves, and has not only a pass for their order. */
export const isThem = ({ user, guest }: Pick<Ctx, 'user' | 'guest'>, buyer: Buyer): boolean =>
  [user?.id, guest?.id].includes(buyerId(buyer));

/** Whose tries count: the buyer's, and apart from them those of whoever only has a pass for the order. */
export const countedAs = (ctx: Ctx, buyer: Buyer, orderId: Id<'ord'>): string =>
  isThem(ctx, buyer) ? buyerId(buyer) : `pass ${orderId}`;

type Owned = Pick<typeof orders.$inferSelect, 'userId' | 'guestId'>;

/** All orders of whoever has this one; a guest's also by telephone and address together, whatever cookie they had then. */
export function ofSameBuyer({
  id,
  contactPhone,
  ...order
}: Owned & { readonly id: Id<'ord'>; readonly contactPhone: string | null }): SQL {
  const owned = ownedBy(ownerOf(order));
  if (!order.guestId || !contactPhone) return owned;
  const fromThere = sql`${orders.id} IN (
    SELECT other.order_id FROM ${orderOrigins} its JOIN ${orderOrigins} other ON other.origin = its.origin
    WHERE its.order_id = ${id})`;
  return sql`(${owned} OR (${eq(orders.contactPhone, contactPhone)} AND ${fromThere}))`;
}

/** The account or guest an order belongs to. */
export function ownerOf({ userId, guestId }: Owned): Buyer {
  if (userId) return { userId, guestId: null };
  if (guestId) return { userId: null, guestId };
  throw new AppError('INTERNAL');
}
