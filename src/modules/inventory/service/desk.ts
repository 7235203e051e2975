import 'server-only';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { causeOf, type CorrectStockInput } from '../input';
import { listMovements } from '../queries/movements';
import { adjustStock } from './stock';

const PAGE_SIZE = 20;

/**
 * An admin corrects the stock by a delta, with their reason in the ledger: counter and ledger row together.
 * @throws AppError STOCK_BELOW_RESERVED when fewer units would be left than are held.
 */
export async function correctStock(
  ctx: Ctx & { readonly user: SessionUser },
  { variantId, delta, reason, note }: CorrectStockInput,
): Promise<{ stock: number; reserved: number }> {
  const by = { actor: `admin:${ctx.user.id}`, cause: causeOf(reason, note) };
  return inTx(ctx, (tx) => adjustStock(tx, variantId, delta, by), 'adjust-stock');
}

/** What changed a variant's stock and when, newest first, twenty a page. */
export async function listStockHistory(ctx: Ctx, { variantId, page }: { variantId: Id<'var'>; page: number }) {
  const { items, total } = await listMovements(ctx.db, variantId, page, PAGE_SIZE);
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
