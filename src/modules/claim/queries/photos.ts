import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { claimPhotos } from '../tables';

/** What a photo is of, whether it was sent with a request, and whether its buyer has left; null where there is none. One statement. */
export async function findPhoto(db: Db, id: Id<'clp'>) {
  const [found] = await db
    .select({
      orderId: claimPhotos.orderId,
      isPlaced: sql<boolean>`${claimPhotos.claimId} IS NOT NULL`,
      isRestricted: sql<boolean>`${orders.restrictedAt} IS NOT NULL`,
    })
    .from(claimPhotos)
    .innerJoin(orders, eq(orders.id, claimPhotos.orderId))
    .where(eq(claimPhotos.id, id));
  return found ?? null;
}
