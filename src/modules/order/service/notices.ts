import 'server-only';
import { listNotices } from '~/modules/notice/service/notices';
import type { Ctx, SessionUser } from '~/server/context';
import { findGoods } from '../queries/goods';

/** What one was told of one's orders, each with what was bought, whatever is newest first, twenty a page. */
export async function listMyNotices(ctx: Ctx & { readonly user: SessionUser }, input: { page: number }) {
  const list = await listNotices(ctx, input);
  const goodsOf = await findGoods(
    ctx.db,
    list.items.map(({ orderId }) => orderId),
  );
  return { ...list, items: list.items.map((item) => ({ ...item, lines: goodsOf(item.orderId).lines })) };
}
