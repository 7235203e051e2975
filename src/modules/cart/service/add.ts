import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { listSellable, type SellableVariant } from '~/modules/catalog/service/sellable';
import { inTx, type Ctx } from '~/server/context';
import { findCartLine } from '../queries';
import { mostOf } from '../rules';
import { knownOwner, lockCart, ownerOf } from './owner';
import { putIn } from './put-in';

/** A variant that is for sale now. @throws AppError NOT_FOR_SALE */
export async function getSellable(ctx: Ctx, variantId: Id<'var'>): Promise<SellableVariant> {
  const [variant] = await listSellable(ctx, [variantId]);
  if (!variant?.forSale) throw new AppError('NOT_FOR_SALE', { variantId });
  return variant;
}

/** @throws AppError OUT_OF_STOCK or QUANTITY_LIMIT, both with how many can be had */
export function refuseMoreThanPossible(variant: SellableVariant, quantity: number): void {
  const { variantId, maxPerOrder } = variant;
  const available = Math.max(0, variant.available);
  if (quantity <= mostOf(available, maxPerOrder)) return;
  const code = available < maxPerOrder ? 'OUT_OF_STOCK' : 'QUANTITY_LIMIT';
  throw new AppError(code, { variantId, available: Math.min(available, maxPerOrder), max: maxPerOrder });
}

/**
 * Puts units into the visitor's cart, onto what is there already; a stranger gets a guest's cart and its cookie. Twenty
 * clicks at once add exactly as many as the stock and the limit allow.
 * @throws AppError NOT_FOR_SALE, OUT_OF_STOCK, QUANTITY_LIMIT, CART_FULL, RATE_LIMITED
 */
export async function addToCart(
  ctx: EdgeCtx,
  { variantId, quantity }: { variantId: Id<'var'>; quantity: number },
): Promise<{ name: string | null; count: number }> {
  const variant = await getSellable(ctx, variantId);
  // Nobody becomes a guest for something that cannot be had.
  if (!ownerOf(ctx)) refuseMoreThanPossible(variant, quantity);
  const owner = await knownOwner(ctx);
  const limits = { most: mostOf(variant.available, variant.maxPerOrder), maxLines: ctx.shop.order.maxLines };
  const added = await inTx(ctx, async (tx) =>
    putIn(tx.db, { id: await lockCart(tx, owner), owner }, variant, quantity, limits),
  );
  if (added) return added;
  refuseMoreThanPossible(variant, ((await findCartLine(ctx.db, owner, variantId))?.quantity ?? 0) + quantity);
  throw new AppError('CART_FULL', { max: limits.maxLines });
}
