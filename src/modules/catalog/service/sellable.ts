import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { sellableVariants, type SellableVariant } from '../queries/sellable';

export { optionText, type SellableVariant } from '../queries/sellable';

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
