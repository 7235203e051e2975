import 'server-only';
import { lte } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import { dropSome } from '~/server/drop-some';
import { alarms, outbox } from '../tables';

/** Effects delivered at this moment or earlier. @returns how many went, at most `batch` */
export const dropDelivered = (ctx: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> =>
  dropSome(ctx, outbox.id, lte(outbox.deliveredAt, until), batch);

/** Alarms resolved at this moment or earlier. @returns how many went, at most `batch` */
export const dropResolved = (ctx: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> =>
  dropSome(ctx, alarms.id, lte(alarms.resolvedAt, until), batch);
