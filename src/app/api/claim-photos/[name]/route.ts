import { findStaff, mayUse } from '~/modules/account/service/roles';
import { findClaimPhoto, type FoundPhoto } from '~/modules/claim/service/photos';
import { isMyOrder } from '~/modules/order/service/buyer';
import { readPhoto } from '~/server/photos';
import { requestCtx } from '~/trpc/context';
import type { TrpcCtx } from '~/trpc/init';
import { givePhoto, PRIVATE_PHOTO } from '../../photo-headers';

export const dynamic = 'force-dynamic';

/** Gives a photo of a request to whoever bought the order, and to staff of orders; to everybody else it is not there. */
export async function GET(req: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const headers = new Headers(PRIVATE_PHOTO);
  return givePhoto(headers, async () => {
    const ctx = await requestCtx(req.headers, { resHeaders: headers });
    const photo = await findClaimPhoto(ctx, name);
    return photo && (await maySee(ctx, photo)) ? readPhoto(name) : null;
  });
}

/** Staff see what was sent with a request; of orders of people who left, as all of those, admins alone. */
async function maySee(ctx: TrpcCtx, { orderId, isPlaced, isRestricted }: FoundPhoto): Promise<boolean> {
  if (!isRestricted && (await isMyOrder(ctx, orderId))) return true;
  const staff = await findStaff(ctx);
  if (!isPlaced || staff?.secondStep !== 'NOTHING' || !mayUse(staff, 'orders')) return false;
  return !isRestricted || staff.role === 'ADMIN';
}
