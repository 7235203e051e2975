import 'server-only';
import { and, asc, eq, inArray, notInArray, or } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { PaymentState } from '~/modules/order/rules';
import { orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';
import { claims } from '../tables';

/** An order in one of these has nothing left to cancel. */
export const OVER: PaymentState[] = ['REFUNDED', 'CANCELED', 'EXPIRED'];

/** A request whose money has come to an end one way or the other while it still waits for it. */
export async function findSettled(db: Db, but: readonly Id<'clm'>[]): Promise<Id<'clm'> | undefined> {
  const [found] = await db
    .select({ id: claims.id })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .leftJoin(refunds, eq(refunds.id, claims.refundId))
    .where(
      and(
        or(
          and(eq(claims.state, 'REFUNDING'), inArray(refunds.state, ['DONE', 'FAILED'])),
          and(eq(claims.state, 'REQUESTED'), eq(claims.kind, 'CANCEL'), inArray(orders.state, OVER)),
        ),
        but.length > 0 ? notInArray(claims.id, [...but]) : undefined,
      ),
    )
    .orderBy(asc(claims.createdAt))
    .limit(1);
  return found?.id;
}
