import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { orderableVariants, sellableVariants, type OrderableVariant, type SellableVariant } from '../queries/sellable';

export { optionText, type OrderableVariant, type SellableVariant } from '../queries/sellable';

/**
 * Everything a cart or an order line needs of these variants; unknown ids have none. What the visitor holds themselves is
 * available to them. One statement.
 */
export function listSellable(
  ctx: Pick<Ctx, 'db' | 'user' | 'guest'>,
  ids: readonly Id<'var'>[],
): Promise<SellableVariant[]> {
  return sellableVariants(ctx.db, ids, ctx.user?.id ?? ctx.guest?.id);
}

/** What order lines of these variants are made of, by variant; stock is not judged here. One statement. */
export async function readOrderable(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly Id<'var'>[],
): Promise<Map<Id<'var'>, OrderableVariant>> {
  return new Map((await orderableVariants(ctx.db, ids)).map((variant) => [variant.variantId, variant]));
}
