import 'server-only';
import { inArray, lte } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import { alarms, outbox } from '../tables';

/** Effects delivered at this moment or earlier. @returns how many went, at most `batch` */
export async function dropDelivered({ db }: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> {
  const due = db.select({ id: outbox.id }).from(outbox).where(lte(outbox.deliveredAt, until)).limit(batch);
  return (await db.delete(outbox).where(inArray(outbox.id, due)).returning({ id: outbox.id })).length;
}

/** Alarms resolved at this moment or earlier. @returns how many went, at most `batch` */
export async function dropResolved({ db }: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> {
  const due = db.select({ id: alarms.id }).from(alarms).where(lte(alarms.resolvedAt, until)).limit(batch);
  return (await db.delete(alarms).where(inArray(alarms.id, due)).returning({ id: alarms.id })).length;
}
