import 'server-only';
import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { ownedBy } from '../queries';
import { cartLines, carts } from '../tables';

type Buyer = { readonly userId: Id<'usr'> | null; readonly guestId: Id<'gst'> | null };
type Bought = { readonly variantId: Id<'var'>; readonly quantity: number };

/**
 * Takes what was ordered out of the buyer's cart; units put in since then stay. Call it inside the transaction that marks the
 * order paid or waiting for its deposit, once per order. One statement, which judges each line as it is when its turn comes.
 */
export async function removePurchased(ctx: Pick<Ctx, 'db'>, buyer: Buyer, lines: readonly Bought[]): Promise<void> {
  const bought = JSON.stringify(lines.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity })));
  await ctx.db.execute(sql`
    WITH cart AS (SELECT id FROM ${carts} WHERE ${ownedBy(buyer)} FOR UPDATE),
    bought AS (SELECT cart.id, b.variant_id, b.quantity FROM cart, json_to_recordset(${bought}::json) AS b(variant_id text, quantity int)),
    emptied AS (
      DELETE FROM ${cartLines} l USING bought b
      WHERE l.cart_id = b.id AND l.variant_id = b.variant_id AND l.quantity <= b.quantity)
    UPDATE ${cartLines} l SET quantity = l.quantity - b.quantity FROM bought b
    WHERE l.cart_id = b.id AND l.variant_id = b.variant_id AND l.quantity > b.quantity`);
}
