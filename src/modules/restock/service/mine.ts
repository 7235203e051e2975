import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx, SessionUser } from '~/server/context';
import { listWaiting } from '../queries/alerts';
import { restockAlerts } from '../tables';
import { goodsOf } from './goods';

type Signed = Ctx & { readonly user: SessionUser };

/** What somebody waits for, newest first. */
export async function myAlerts(ctx: Signed) {
  const rows = await listWaiting(ctx.db, ctx.user.id);
  return rows.map((row) => ({ id: row.id, askedAt: row.createdAt, ...goodsOf(row, ctx.locale) }));
}

/** Takes one's own alert away. @throws AppError NOT_FOUND */
export async function withdrawMine(ctx: Signed, alertId: Id<'rst'>): Promise<void> {
  const gone = await ctx.db
    .delete(restockAlerts)
    .where(and(eq(restockAlerts.id, alertId), eq(restockAlerts.userId, ctx.user.id), isNull(restockAlerts.firedAt)))
    .returning({ id: restockAlerts.id });
  if (gone.length === 0) throw new AppError('NOT_FOUND');
}
