import 'server-only';
import { and, inArray, isNull, lte, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { waitsFor } from '../queries/alerts';
import { restockAlerts } from '../tables';

type DbCtx = Pick<Ctx, 'db'>;

/** What somebody waits for by their account or by its address goes, in the caller's transaction, while the account still has one. */
export async function forgetAlerts({ db }: DbCtx, userId: Id<'usr'>): Promise<void> {
  await db.delete(restockAlerts).where(waitsFor(db, userId));
}

async function drop({ db }: DbCtx, where: SQL | undefined, batch: number): Promise<number> {
  const due = db.select({ id: restockAlerts.id }).from(restockAlerts).where(where).limit(batch);
  return (await db.delete(restockAlerts).where(inArray(restockAlerts.id, due)).returning({ id: restockAlerts.id }))
    .length;
}

/** Alerts asked for at this moment or earlier whose mailbox never answered. @returns how many went, at most `batch` */
export const dropUnconfirmed = (ctx: DbCtx, until: Date, batch: number): Promise<number> =>
  drop(ctx, and(isNull(restockAlerts.confirmedAt), lte(restockAlerts.createdAt, until)), batch);

/** Alerts asked for at this moment or earlier that waited in vain. @returns how many went, at most `batch` */
export const dropAlerts = (ctx: DbCtx, until: Date, batch: number): Promise<number> =>
  drop(ctx, lte(restockAlerts.createdAt, until), batch);
