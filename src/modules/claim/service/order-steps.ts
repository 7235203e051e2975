import 'server-only';
import type { Id } from '~/lib/ids';
import * as complete from '~/modules/order/service/complete';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import type { Ctx } from '~/server/context';
import { hasOpenClaim } from '../queries/open';

/** The parcel leaves, unless its buyer asks to cancel it. @throws AppError CLAIM_OPEN | ORDER_STATE | NOT_FOUND | INVALID_INPUT */
export async function shipOrder(
  ctx: Ctx,
  { orderId, ...parcel }: { orderId: Id<'ord'>; carrier: string; trackingNumber: string },
  staffId: Id<'usr'>,
): Promise<void> {
  await advanceFulfilment(ctx, orderId, 'SHIPPED', { kind: 'ADMIN', id: staffId }, parcel, hasOpenClaim('CANCEL'));
}

/** The buyer confirms their purchase, unless a request about it is open. @throws AppError NOT_FOUND | CLAIM_OPEN | ORDER_STATE */
export async function confirmPurchase(ctx: Ctx, orderId: Id<'ord'>): Promise<void> {
  await complete.confirmPurchase(ctx, orderId, hasOpenClaim());
}

/** Purchases that arrived long enough ago count as confirmed, unless a request about them is open. @returns how many. */
export async function completeDelivered(ctx: Ctx): Promise<number> {
  return complete.completeDelivered(ctx, hasOpenClaim());
}
