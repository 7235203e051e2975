import 'server-only';
import { and, asc, count, eq, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { products, variants } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import { cartLines, carts } from './tables';

/** Whose cart: the person signed in or the guest of the cookie, never both. */
export type Owner =
  { readonly userId: Id<'usr'>; readonly guestId: null } | { readonly userId: null; readonly guestId: Id<'gst'> };

export function ownedBy({ userId, guestId }: { userId: Id<'usr'> | null; guestId: Id<'gst'> | null }): SQL {
  if (userId) return eq(carts.userId, userId);
  return guestId ? eq(carts.guestId, guestId) : sql`false`;
}

/** The owner's lines in the order they were put in, one statement. */
export async function listCartLines(db: Db, owner: Owner) {
  return db
    .select({
      variantId: cartLines.variantId,
      quantity: cartLines.quantity,
      selected: cartLines.selected,
      seenPrice: cartLines.seenPrice,
    })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(ownedBy(owner))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
}

/** One line of a cart. */
export async function findCartLine(db: Db, owner: Owner, variantId: Id<'var'>) {
  const rows = await db
    .select({ quantity: cartLines.quantity })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(and(ownedBy(owner), eq(cartLines.variantId, variantId)));
  return rows[0];
}

/** The name of the owner, where they have an account. */
export const ownerName = ({ userId }: Owner) =>
  sql<string | null>`(SELECT ${users.name} FROM ${users} WHERE ${users.id} = ${userId})`;

/** What a line's variant costs now. */
export const priceNow = sql<number>`(SELECT ${variants.price} FROM ${variants} WHERE ${variants.id} = ${cartLines.variantId})`;

/** A cart's lines with the limit of each, in the order they were put in. */
export async function listLinesToMove(db: Db, cartId: Id<'crt'>) {
  return db
    .select({
      variantId: cartLines.variantId,
      quantity: cartLines.quantity,
      selected: cartLines.selected,
      seenPrice: cartLines.seenPrice,
      maxPerOrder: products.maxPerOrder,
    })
    .from(cartLines)
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
}

export async function countLines(db: Db, cartId: Id<'crt'>): Promise<number> {
  const rows = await db.select({ lines: count() }).from(cartLines).where(eq(cartLines.cartId, cartId));
  return rows[0]?.lines ?? 0;
}

/** Name and number of lines for the header, one statement; the name is null for a guest and for an account that is gone. */
export async function findSummary(db: Db, owner: Owner): Promise<{ name: string | null; count: number }> {
  const lines = count(cartLines.id);
  const rows =
    owner.userId === null
      ? await db
          .select({ name: sql<null>`NULL`, count: lines })
          .from(carts)
          .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
          .where(ownedBy(owner))
      : await db
          .select({ name: users.name, count: lines })
          .from(users)
          .leftJoin(carts, eq(carts.userId, users.id))
          .leftJoin(cartLines, eq(cartLines.cartId, carts.id))
          .where(eq(users.id, owner.userId))
          .groupBy(users.id);
  return rows[0] ?? { name: null, count: 0 };
}
