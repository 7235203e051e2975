import 'server-only';
import { sql } from 'drizzle-orm';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx } from '~/server/context';
import { lockDue } from '../queries/alerts';
import { restockAlerts } from '../tables';

const BATCH = 100;
/** Well within the time a caller of the job waits; what is left is for the next run. */
const BUDGET_MS = 10_000;

/**
 * Tells everybody who waits for a variant that can be bought now, whatever brought it back: a delivery, a return, or a hold whose
 * time is up. An alert fires once and for all, in the transaction that asks for its mail; of two runs at once one has it.
 * Whoever does without these mails keeps waiting. @returns how many fired
 */
export async function fireAlerts(ctx: Ctx): Promise<number> {
  const started = performance.now();
  let fired = 0;
  while (performance.now() - started < BUDGET_MS) {
    const some = await inTx(ctx, fireSome);
    fired += some;
    if (some < BATCH) break;
  }
  return fired;
}

async function fireSome(ctx: Ctx): Promise<number> {
  const fired = await ctx.db
    .update(restockAlerts)
    .set({ firedAt: sql`now()` })
    // As an array it is asked for once, whatever the plan: asked again it would lock more.
    .where(sql`${restockAlerts.id} = ANY(ARRAY(${lockDue(ctx.db, BATCH)}))`)
    .returning({ id: restockAlerts.id });
  for (const { id } of fired)
    await enqueue(ctx, { topic: 'restock-mail', mail: 'BACK', alertId: id }, `restock-back:${id}`);
  return fired.length;
}
