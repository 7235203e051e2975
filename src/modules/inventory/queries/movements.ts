import 'server-only';
import { count, desc, eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import type { Db } from '~/server/db';
import { stockMovements } from '../tables';

/** A variant's ledger, newest first. `by` is the name of the admin who did it. Two statements. */
export async function listMovements(db: Db, variantId: Id<'var'>, page: number, pageSize: number) {
  const [items, [total]] = await Promise.all([
    db
      .select({
        id: stockMovements.id,
        kind: stockMovements.kind,
        stockDelta: stockMovements.stockDelta,
        reservedDelta: stockMovements.reservedDelta,
        orderId: stockMovements.orderId,
        actor: stockMovements.actor,
        by: users.name,
        cause: stockMovements.cause,
        at: stockMovements.at,
      })
      .from(stockMovements)
      .leftJoin(users, eq(sql`'admin:' || ${users.id}`, stockMovements.actor))
      .where(eq(stockMovements.variantId, variantId))
      // What a seed wrote of the past was written later than it happened.
      .orderBy(desc(stockMovements.at), desc(stockMovements.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(stockMovements).where(eq(stockMovements.variantId, variantId)),
  ]);
  return { items, total: total?.count ?? 0 };
}
