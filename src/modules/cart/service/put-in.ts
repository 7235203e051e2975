import 'server-only';
import { sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import type { SellableVariant } from '~/modules/catalog/service/sellable';
import type { Db } from '~/server/db';
import { ownerName, type Owner } from '../queries';
import { cartLines } from '../tables';

/**
 * Puts units onto the line of a cart that is locked, making the line where there is none. One statement. @returns what the
 * header shows, or undefined with nothing changed where the line would hold more than `most`, or the cart more than `maxLines`.
 */
export async function putIn(
  db: Db,
  { id, owner }: { id: Id<'crt'>; owner: Owner },
  variant: SellableVariant,
  quantity: number,
  { most, maxLines }: { most: number; maxLines: number },
): Promise<{ name: string | null; count: number } | undefined> {
  const [row] = await db.execute<{ name: string | null; count: number }>(sql`
    WITH others AS (
      SELECT count(*)::int AS lines FROM ${cartLines} WHERE cart_id = ${id} AND variant_id <> ${variant.variantId}),
    line AS (
      INSERT INTO ${cartLines} AS l (id, cart_id, variant_id, quantity, seen_price)
      SELECT ${newId('cln')}, ${id}, ${variant.variantId}, ${quantity}::int, ${variant.price}::int FROM others
      WHERE ${quantity}::int <= ${most}::int AND lines < ${maxLines}::int
      ON CONFLICT (cart_id, variant_id) DO UPDATE SET
        quantity = l.quantity + excluded.quantity, selected = true, seen_price = excluded.seen_price
      WHERE l.quantity + excluded.quantity <= ${most}::int
      RETURNING l.id)
    SELECT others.lines + 1 AS count, ${ownerName(owner)} AS name FROM line, others`);
  return row;
}
