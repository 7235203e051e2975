import 'server-only';
import { and, isNull, lte } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { dropSome } from '~/server/drop-some';
import { waitsFor } from '../queries/alerts';
import { restockAlerts } from '../tables';

type DbCtx = Pick<Ctx, 'db'>;

/** What somebody waits for by their account or by its address goes, in the caller's transaction, while the account still has one. */
export async function forgetAlerts({ db }: DbCtx, userId: Id<'usr'>): Promise<void> {
  await db.delete(restockAlerts).where(waitsFor(db, userId));
}

/** Alerts asked for at this moment or earlier whose mailbox never answered. @returns how many went, at most `batch` */
export const dropUnconfirmed = (ctx: DbCtx, until: Date, batch: number): Promise<number> =>
  dropSome(ctx, restockAlerts.id, and(isNull(restockAlerts.confirmedAt), lte(restockAlerts.createdAt, until)), batch);

/** Alerts asked for at this moment or earlier that waited in vain. @returns how many went, at most `batch` */
export const dropAlerts = (ctx: DbCtx, until: Date, batch: number): Promise<number> =>
  dropSome(ctx, restockAlerts.id, lte(restockAlerts.createdAt, until), batch);
