import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { inTx, type Ctx } from '~/server/context';
import { listLinesToMove } from '../queries';
import { cartLines, carts } from '../tables';
import { lockCart } from './owner';

/**
 * The guest's cart becomes the customer's: quantities of the same thing are summed up to the limit per order, all of it or
 * nothing. The guest's cart is gone afterwards, so doing it again, also at the same moment, changes nothing.
 */
export async function mergeGuestCart(
  ctx: Ctx,
  { guestId, userId }: { guestId: Id<'gst'>; userId: Id<'usr'> },
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [guestCart] = await tx.db
      .select({ id: carts.id })
      .from(carts)
      .where(eq(carts.guestId, guestId))
      .for('update');
    if (!guestCart) return;
    const cartId = await lockCart(tx, { userId, guestId: null });
    const coming = await listLinesToMove(tx.db, guestCart.id);
    const there = await listLinesToMove(tx.db, cartId);
    const quantities = new Map(there.map((line) => [line.variantId, line.quantity]));
    let free = tx.shop.order.maxLines - there.length;
    const lines = coming.flatMap(({ maxPerOrder, ...line }) => {
      const before = quantities.get(line.variantId);
      if (before === undefined && free-- <= 0) return [];
      const quantity = Math.max(before ?? 0, Math.min((before ?? 0) + line.quantity, maxPerOrder));
      return [{ id: newId('cln'), cartId, ...line, quantity }];
    });
    if (lines.length > 0) {
      await tx.db
        .insert(cartLines)
        .values(lines)
        .onConflictDoUpdate({
          target: [cartLines.cartId, cartLines.variantId],
          set: {
            quantity: sql`excluded.quantity`,
            selected: sql`${cartLines.selected} OR excluded.selected`,
            seenPrice: sql`excluded.seen_price`,
          },
        });
    }
    await tx.db.delete(carts).where(eq(carts.id, guestCart.id));
  });
}
