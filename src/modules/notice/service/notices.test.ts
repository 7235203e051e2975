import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { recordEvent } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { givenGuest } from '~/testing/factories/account';
import { givenNotice } from '~/testing/factories/notice';
import { anyCtx, givenOrder, givenVariant } from '~/testing/factories/order';
import { testDb } from '~/testing/db';
import { notices } from '../tables';
import { countUnread, listNotices, markAllRead, markRead } from './notices';

const signed = (ctx: Ctx) => ({ ...ctx, user: ctx.user! });
const ADMIN = { kind: 'ADMIN' } as const;

describe('what somebody is told of their order', () => {
  it('is what others did with it, newest first, and not what they did themselves', async () => {
    const { ctx, orderId, number } = await givenNotice();
    await recordEvent(anyCtx(), orderId, 'SHIPPED', ADMIN);
    await recordEvent(anyCtx(), orderId, 'CANCELED', { kind: 'SHOPPER' });
    await recordEvent(anyCtx(), orderId, 'WINDOW_OPENED', ADMIN);
    const { items, unread, pages } = await listNotices(signed(ctx), { page: 1 });
    expect(items).toMatchObject([
      { kind: 'SHIPPED', orderId, orderNumber: number, readAt: null },
      { kind: 'PREPARING', orderId, orderNumber: number, readAt: null },
    ]);
    expect([unread, pages]).toEqual([2, 1]);
  });

  it('is never told where it did not happen after all', async () => {
    const { ctx, orderId } = await givenNotice();
    const undone = inTx(anyCtx(), async (tx) => {
      await recordEvent(tx, orderId, 'SHIPPED', ADMIN);
      throw new RangeError();
    });
    await expect(undone).rejects.toThrow(RangeError);
    expect(await countUnread(signed(ctx))).toBe(1);
  });

  it('of a guest is told by mail alone', async () => {
    const { ctx } = await givenGuest();
    const { variantId } = await givenVariant();
    const { id } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    const before = await testDb().$count(notices);
    await recordEvent(anyCtx(), id, 'SHIPPED', ADMIN);
    expect(await testDb().$count(notices)).toBe(before);
  });

  it('is read one by one or all at once, by whom it was told', async () => {
    const [mine, theirs] = [await givenNotice(), await givenNotice()];
    await recordEvent(anyCtx(), mine.orderId, 'SHIPPED', ADMIN);
    await markRead(signed(mine.ctx), mine.noticeId);
    await markRead(signed(mine.ctx), mine.noticeId);
    expect(await countUnread(signed(mine.ctx))).toBe(1);
    for (const noticeId of [theirs.noticeId, newId('ntc')])
      await expect(markRead(signed(mine.ctx), noticeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await markAllRead(signed(mine.ctx));
    expect(await countUnread(signed(mine.ctx))).toBe(0);
    expect(await countUnread(signed(theirs.ctx))).toBe(1);
  });
});
