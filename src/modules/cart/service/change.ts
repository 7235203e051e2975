import 'server-only';
import { and, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { listSellable } from '~/modules/catalog/service/sellable';
import { inTx, type Ctx } from '~/server/context';
import type { RestoreInput } from '../input';
import { countLines, findCartLine, ownedBy, priceNow } from '../queries';
import { type Cart } from '../rules';
import { cartLines, carts } from '../tables';
import { getSellable, refuseMoreThanPossible } from './add';
import { knownOwner, lockCart, ownerOf } from './owner';
import { readCart } from './read';

/** The lines of the visitor's own cart, for the WHERE of a change: somebody else's are never met. */
function ownLines(ctx: Ctx, condition?: SQL): SQL {
  const owner = ownerOf(ctx);
  if (!owner) return sql`false`;
  const own = ctx.db.select({ id: carts.id }).from(carts).where(ownedBy(owner));
  return and(inArray(cartLines.cartId, own), condition) ?? sql`false`;
}

/**
 * Sets a line's quantity and gives the cart as it is then.
 * @throws AppError NOT_FOUND for a line that is not in the visitor's cart, NOT_FOR_SALE, OUT_OF_STOCK, QUANTITY_LIMIT
 */
export async function setQuantity(
  ctx: Ctx,
  { variantId, quantity }: { variantId: Id<'var'>; quantity: number },
): Promise<Cart> {
  const owner = ownerOf(ctx);
  const line = owner && (await findCartLine(ctx.db, owner, variantId));
  if (!line) throw new AppError('NOT_FOUND');
  refuseMoreThanPossible(await getSellable(ctx, variantId), quantity);
  await ctx.db
    .update(cartLines)
    .set({ quantity })
    .where(ownLines(ctx, eq(cartLines.variantId, variantId)));
  return readCart(ctx);
}

/** Takes lines out; those that are not there are not missed. */
export async function removeLines(ctx: Ctx, { variantIds }: { variantIds: readonly Id<'var'>[] }): Promise<Cart> {
  await ctx.db.delete(cartLines).where(ownLines(ctx, inArray(cartLines.variantId, [...variantIds])));
  return readCart(ctx);
}

/** Puts removed lines back as they were. What came into the cart meanwhile stays; twice is once. @throws AppError RATE_LIMITED */
export async function restoreLines(ctx: EdgeCtx, { lines }: RestoreInput): Promise<Cart> {
  const variants = await listSellable(
    ctx,
    lines.map((line) => line.variantId),
  );
  // Nobody becomes a guest for what there is not.
  if (variants.length === 0) return readCart(ctx);
  const found = new Map(variants.map((variant) => [variant.variantId, variant]));
  const owner = await knownOwner(ctx);
  await inTx(ctx, async (tx) => {
    const cartId = await lockCart(tx, owner);
    const free = tx.shop.order.maxLines - (await countLines(tx.db, cartId));
    const back = lines.flatMap(({ variantId, quantity, selected }) => {
      const variant = found.get(variantId);
      return variant
        ? [
            {
              id: newId('cln'),
              cartId,
              variantId,
              quantity: Math.min(quantity, variant.maxPerOrder),
              selected,
              seenPrice: variant.price,
            },
          ]
        : [];
    });
    if (free > 0 && back.length > 0) await tx.db.insert(cartLines).values(back.slice(0, free)).onConflictDoNothing();
  });
  return readCart(ctx, owner);
}

/** Ticks or unticks one line. */
export async function selectLine(
  ctx: Ctx,
  { variantId, selected }: { variantId: Id<'var'>; selected: boolean },
): Promise<Cart> {
  await ctx.db
    .update(cartLines)
    .set({ selected })
    .where(ownLines(ctx, eq(cartLines.variantId, variantId)));
  return readCart(ctx);
}

/** Ticks or unticks every line. */
export async function selectAll(ctx: Ctx, { selected }: { selected: boolean }): Promise<Cart> {
  await ctx.db
    .update(cartLines)
    .set({ selected })
    .where(ownLines(ctx, ne(cartLines.selected, selected)));
  return readCart(ctx);
}

/** The shopper has seen today's prices: from now on only newer changes are told. */
export async function acknowledgePrices(ctx: Ctx): Promise<void> {
  await ctx.db
    .update(cartLines)
    .set({ seenPrice: priceNow })
    .where(ownLines(ctx, ne(cartLines.seenPrice, priceNow)));
}
