import 'server-only';
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { ownedBy } from '../queries';
import { cartLines, carts } from '../tables';

type Buyer = { readonly userId: Id<'usr'> | null; readonly guestId: Id<'gst'> | null };
type Bought = { readonly variantId: Id<'var'>; readonly quantity: number };

/**
 * Takes what was paid for out of the buyer's cart; units put in since then stay. Call it inside the transaction that marks
 * the order paid, once per order.
 */
export async function removePurchased(ctx: Pick<Ctx, 'db'>, buyer: Buyer, lines: readonly Bought[]): Promise<void> {
  const [cart] = await ctx.db.select({ id: carts.id }).from(carts).where(ownedBy(buyer)).for('update');
  if (!cart || lines.length === 0) return;
  const inCart = and(
    eq(cartLines.cartId, cart.id),
    inArray(
      cartLines.variantId,
      lines.map((line) => line.variantId),
    ),
  );
  const bought = sql`(CASE ${cartLines.variantId} ${sql.join(
    lines.map(({ variantId, quantity }) => sql`WHEN ${variantId} THEN ${quantity}::int`),
    sql` `,
  )} END)`;
  await ctx.db.delete(cartLines).where(and(inCart, lte(cartLines.quantity, bought)));
  await ctx.db
    .update(cartLines)
    .set({ quantity: sql`${cartLines.quantity} - ${bought}` })
    .where(and(inCart, gt(cartLines.quantity, bought)));
}
