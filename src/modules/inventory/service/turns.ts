import 'server-only';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';

/** Longer than a page takes to render: what was being rendered from the counters of before is stored, and forgotten, by then. */
const AFTER_SECONDS = 2;

/** What of a variant is neither sold nor held after a change, and by how much the change moved that. */
export type Turn = { readonly variantId: Id<'var'>; readonly free: number; readonly delta: number };

/**
 * Asks the outbox, in the transaction of the change, to forget the stored pages of variants that have just sold out or come back.
 * Any other change of stock is on no stored page and asks for nothing.
 */
export async function announceTurns(ctx: Pick<Ctx, 'db'>, changes: readonly Turn[]): Promise<void> {
  const variantIds = changes
    .filter(({ free, delta }) => free > 0 !== free - delta > 0)
    .map(({ variantId }) => variantId)
    .sort();
  if (variantIds.length === 0) return;
  await enqueue(ctx, { topic: 'sold-out-pages', variantIds }, `sold-out:${crypto.randomUUID()}`, AFTER_SECONDS);
}
