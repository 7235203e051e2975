import 'server-only';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import { crashPoint } from '~/server/crash-points';
import { log } from '~/server/logger';
import { retryDelaySeconds, type OutboxPayload } from './rules';
import { outbox } from './tables';

const BATCH = 50;

/**
 * Asks for an effect outside the database, in the caller's transaction: it happens at least once if that commits and never
 * otherwise. The same `dedupeKey` asks once, however often it is said.
 */
export async function enqueue(
  ctx: Pick<Ctx, 'db'>,
  payload: OutboxPayload,
  dedupeKey: string,
  delaySeconds = 0,
): Promise<void> {
  await ctx.db
    .insert(outbox)
    .values({ topic: payload.topic, payload, dedupeKey, dueAt: sql`now() + make_interval(secs => ${delaySeconds})` })
    .onConflictDoNothing();
}

/** `deliveryId` is the same when a payload is delivered again. */
export type Deliver = (payload: OutboxPayload, deliveryId: number) => Promise<void>;

/**
 * Delivers what is due, one row per transaction. A row is leased (its due time moved) before its effect begins, so two workers
 * never deliver it at the same time; a failure is tried again later and later.
 * @returns how many were delivered and how many failed.
 */
export async function deliverDue(
  ctx: Pick<Ctx, 'db' | 'requestId'>,
  deliver: Deliver,
): Promise<{ delivered: number; failed: number }> {
  let delivered = 0;
  let failed = 0;
  for (let turn = 0; turn < BATCH; turn += 1) {
    const row = await lease(ctx);
    if (!row) break;
    try {
      crashPoint('outbox:before-deliver');
      await deliver(row.payload, row.id);
      crashPoint('outbox:after-deliver');
      await ctx.db
        .update(outbox)
        .set({ deliveredAt: sql`now()`, lastError: null })
        .where(eq(outbox.id, row.id));
      delivered += 1;
    } catch (error) {
      failed += 1;
      log.error('outbox.failed', error, {
        requestId: ctx.requestId,
        topic: row.topic,
        outboxId: row.id,
        attempts: row.attempts,
      });
      await ctx.db
        .update(outbox)
        .set({
          lastError: error instanceof Error ? error.name : 'unknown',
          dueAt: sql`now() + make_interval(secs => ${retryDelaySeconds(row.attempts)})`,
        })
        .where(eq(outbox.id, row.id));
    }
  }
  return { delivered, failed };
}

/** Takes the oldest due row for a minute: should this process die, another one finds it due again. */
async function lease(ctx: Pick<Ctx, 'db'>) {
  const due = ctx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.deliveredAt), lte(outbox.dueAt, sql`now()`)))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(1)
    .for('update', { skipLocked: true });
  const rows = await ctx.db
    .update(outbox)
    .set({ dueAt: sql`now() + interval '60 seconds'`, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, due))
    .returning();
  return rows[0];
}
