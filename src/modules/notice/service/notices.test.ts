import { eq, sql } from 'drizzle-orm';
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
const CRON = { kind: 'CRON' } as const;

describe('what somebody is told of their order', () => {
  it('is the last that others did with each, newest first, and not what they did themselves', async () => {
    const { ctx, orderId } = await givenNotice();
    const { variantId } = await givenVariant();
    const other = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    await recordEvent(anyCtx(), other.id, 'PAID', { kind: 'PROVIDER' });
    // Both are told within a millisecond, which is as fine as they are kept.
    await testDb()
      .update(notices)
      .set({ createdAt: sql`${notices.createdAt} - interval '1 second'` })
      .where(eq(notices.orderId, other.id));
    await recordEvent(anyCtx(), orderId, 'SHIPPED', ADMIN);
    await recordEvent(anyCtx(), orderId, 'CANCELED', { kind: 'SHOPPER' });
    await recordEvent(anyCtx(), orderId, 'WINDOW_OPENED', ADMIN);
    const { items, unread, pages } = await listNotices(signed(ctx), { page: 1 });
    expect(items).toMatchObject([
      { kind: 'SHIPPED', orderId, isUnread: true },
      { kind: 'PAID', orderId: other.id, isUnread: true },
    ]);
    expect([unread, pages]).toEqual([2, 1]);
  });

  it('is the farther of two that one change told', async () => {
    const { ctx, orderId } = await givenNotice();
    const at = new Date();
    const told = { orderId, orderNumber: 'N', userId: ctx.user!.id, createdAt: at } as const;
    await testDb()
      .insert(notices)
      .values([
        { ...told, id: newId('ntc'), kind: 'REFUND_REQUESTED' },
        { ...told, id: newId('ntc'), kind: 'CLAIM_INSPECTED' },
      ]);
    expect((await listNotices(signed(ctx), { page: 1 })).items).toMatchObject([{ kind: 'REFUND_REQUESTED' }]);
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
    await markRead(signed(mine.ctx), mine.noticeId);
    await markRead(signed(mine.ctx), mine.noticeId);
    expect(await countUnread(signed(mine.ctx))).toBe(0);
    await recordEvent(anyCtx(), mine.orderId, 'SHIPPED', ADMIN);
    await recordEvent(anyCtx(), mine.orderId, 'DELIVERED', ADMIN);
    const { items } = await listNotices(signed(mine.ctx), { page: 1 });
    expect(items).toMatchObject([{ kind: 'DELIVERED', isUnread: true }]);
    expect(await countUnread(signed(mine.ctx))).toBe(1);
    await markRead(signed(mine.ctx), items[0]!.id);
    expect(await countUnread(signed(mine.ctx))).toBe(0);
    await recordEvent(anyCtx(), mine.orderId, 'COMPLETED', CRON);
    for (const noticeId of [theirs.noticeId, newId('ntc')])
      await expect(markRead(signed(mine.ctx), noticeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await markAllRead(signed(mine.ctx));
    expect(await countUnread(signed(mine.ctx))).toBe(0);
    expect(await countUnread(signed(theirs.ctx))).toBe(1);
  });
});
