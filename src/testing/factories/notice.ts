import { eq } from 'drizzle-orm';
import { recordEvent } from '~/modules/order/service/record-event';
import { notices } from '~/modules/notice/tables';
import { testDb } from '../db';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from './order';

/** Somebody who was told that staff have begun to pack their order. */
export async function givenNotice() {
  const { ctx, userId } = await givenCustomer();
  const { variantId } = await givenVariant();
  const { id: orderId, number } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  await recordEvent(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' });
  const [notice] = await testDb().select({ id: notices.id }).from(notices).where(eq(notices.userId, userId));
  return { ctx, userId, orderId, number, noticeId: notice!.id };
}
