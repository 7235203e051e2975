import 'server-only';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { knownOwner } from '~/modules/cart/service/owner';

/** A stranger who wants to order becomes a guest with a cookie of their own; anybody known already stays who they are. @throws AppError RATE_LIMITED */
export async function becomeGuest(ctx: EdgeCtx): Promise<void> {
  if (ctx.user || ctx.guest) return;
  await knownOwner(ctx);
}
