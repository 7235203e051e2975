import 'server-only';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import { groupBy } from '~/lib/group-by';
import { crashPoint } from '~/server/crash-points';
import { log } from '~/server/logger';
import { statement, type Given } from '~/server/statement';
import { retryDelaySeconds, type OutboxPayload } from './rules';
import { outbox } from './tables';

/** Delivered side by side; a mail server takes about so many connections of one sender. */
const AT_ONCE = 8;
/** A delivery takes half a minute at most, and a lease lasts a whole one. */
const LAST_START_MS = 25_000;
/** Well within the time a caller of the job waits. */
const BUDGET_MS = 15_000;

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
  await insertEffect(ctx.db, { topic: payload.topic, payload, dedupeKey, delaySeconds });
}

type Effect = { topic: string; payload: OutboxPayload; dedupeKey: string; delaySeconds: number };

const insertEffect = statement((db, given: Given<Effect>) =>
  db
    .insert(outbox)
    .values({
      topic: given('topic'),
      payload: given('payload'),
      dedupeKey: given('dedupeKey'),
      dueAt: sql`now() + make_interval(secs => ${given('delaySeconds')})`,
    })
    .onConflictDoNothing(),
);

/** `deliveryId` is the same when a payload is delivered again. */
export type Deliver = (payload: OutboxPayload, deliveryId: number) => Promise<void>;

/**
 * Delivers what is due, some at a time. A row is leased (its due time moved) before its effect begins, so two workers
 * never deliver it at the same time; a failure is tried again later and later. Ends when nothing is due or its time is over.
 * @returns how many were delivered and how many failed.
 */
export async function deliverDue(
  ctx: Pick<Ctx, 'db' | 'requestId'>,
  deliver: Deliver,
): Promise<{ delivered: number; failed: number }> {
  const started = performance.now();
  const outcomes: boolean[] = [];
  while (performance.now() - started < BUDGET_MS) {
    const rows = await lease(ctx);
    if (rows.length === 0) break;
    const threads = groupBy(rows, ({ id, payload }) => (payload.topic === 'mail' ? payload.orderId : String(id)));
    outcomes.push(
      ...(await Promise.all([...threads.values()].map((thread) => deliverInTurn(ctx, thread, deliver)))).flat(),
    );
  }
  const delivered = outcomes.filter(Boolean).length;
  return { delivered, failed: outcomes.length - delivered };
}

type Leased = Awaited<ReturnType<typeof lease>>[number];

/** What one buyer hears of one order comes in the order in which it happened. */
async function deliverInTurn(ctx: Pick<Ctx, 'db' | 'requestId'>, thread: Leased[], deliver: Deliver) {
  const since = performance.now();
  const outcomes: boolean[] = [];
  for (const row of thread.toSorted((a, b) => a.id - b.id)) {
    // The lease of all began together: the rest is due again when it ends.
    if (performance.now() - since > LAST_START_MS) break;
    outcomes.push(await deliverOne(ctx, row, deliver));
  }
  return outcomes;
}

async function deliverOne(ctx: Pick<Ctx, 'db' | 'requestId'>, row: Leased, deliver: Deliver): Promise<boolean> {
  const { id, topic, attempts } = row;
  try {
    crashPoint('outbox:before-deliver');
    await deliver(row.payload, id);
    crashPoint('outbox:after-deliver');
    await ctx.db
      .update(outbox)
      .set({ deliveredAt: sql`now()`, lastError: null })
      .where(eq(outbox.id, id));
    return true;
  } catch (error) {
    log.error('outbox.failed', error, { requestId: ctx.requestId, topic, outboxId: id, attempts });
    await ctx.db
      .update(outbox)
      .set({
        lastError: error instanceof Error ? error.name : 'unknown',
        dueAt: sql`now() + make_interval(secs => ${retryDelaySeconds(attempts)})`,
      })
      .where(eq(outbox.id, id));
    return false;
  }
}

/** Takes the oldest due rows for a minute: should this process die, another one finds them due again. */
async function lease(ctx: Pick<Ctx, 'db'>) {
  const due = ctx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.deliveredAt), lte(outbox.dueAt, sql`now()`)))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(AT_ONCE)
    .for('update', { skipLocked: true });
  return (
    ctx.db
      .update(outbox)
      .set({ dueAt: sql`now() + interval '60 seconds'`, attempts: sql`${outbox.attempts} + 1` })
      // As an array it is asked for once, whatever the plan: asked again it would lease more.
      .where(sql`${outbox.id} = ANY(ARRAY(${due}))`)
      .returning()
  );
}
