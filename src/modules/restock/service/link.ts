import 'server-only';
import { createHmac } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { takeLimit } from '~/server/rate-limit';
import { sameSecret } from '~/server/secret';
import type { RestockLink } from '../input';
import { findWaiting } from '../queries/alerts';
import { CONFIRM_HOURS } from '../rules';
import { restockAlerts } from '../tables';
import { goodsOf } from './goods';

/** What the link of an alert's mails is opened with: nobody can tell it from what stands in the database. */
export function keyOf(alertId: Id<'rst'>): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`restock alert ${alertId}`).digest('base64url');
}

const since = (now: Date) => new Date(now.getTime() - CONFIRM_HOURS * 3_600_000);

async function findLinked(ctx: Ctx, { alertId, key }: RestockLink) {
  if (!sameSecret(key, keyOf(alertId))) throw new AppError('NOT_FOUND');
  const alert = await findWaiting(ctx.db, alertId, since(ctx.now));
  if (!alert) throw new AppError('NOT_FOUND');
  return alert;
}

/** What the link of a mail is about. @throws AppError NOT_FOUND where it no longer waits, or the key is not its own */
export async function readLinked(ctx: Ctx, link: RestockLink) {
  const alert = await findLinked(ctx, link);
  return { ...goodsOf(alert, ctx.locale), isConfirmed: alert.confirmedAt !== null };
}

/** The mailbox is whose it is said to be. Doing it again changes nothing. @throws AppError NOT_FOUND, RATE_LIMITED */
export async function confirmLinked(ctx: EdgeCtx, link: RestockLink): Promise<void> {
  await takeLimit('restock.link', clientAddress(ctx.reqHeaders));
  const { id } = await findLinked(ctx, link);
  await ctx.db
    .update(restockAlerts)
    .set({ confirmedAt: sql`now()` })
    .where(and(eq(restockAlerts.id, id), isNull(restockAlerts.confirmedAt)));
}

/** Nothing is to be told any more, and nothing is kept. @throws AppError NOT_FOUND, RATE_LIMITED */
export async function withdrawLinked(ctx: EdgeCtx, link: RestockLink): Promise<void> {
  await takeLimit('restock.link', clientAddress(ctx.reqHeaders));
  const { id } = await findLinked(ctx, link);
  await ctx.db.delete(restockAlerts).where(eq(restockAlerts.id, id));
}
