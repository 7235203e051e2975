import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import type { GatewayResult } from '../gateway';
import { MISSING_FINAL_MINUTES } from '../rules';
import { paymentAttempts } from '../tables';
import { findAttempt, standing, type Attempt, type Resolution } from './attempt';
import { closeAccount, closeUseless } from './close-account';
import { gatewayOf } from './gateway-of';
import { settle } from './settle';
import { minutesSince } from './settle-undecided';

/**
 * Asks the provider to take the money: the total of the database, the key of the attempt. Repeating it charges once. An
 * answer that the time is up is believed only after a look at the payment itself.
 */
export async function confirmAtProvider(ctx: Ctx, attempt: Attempt): Promise<Resolution> {
  const gateway = gatewayOf(attempt.provider);
  const paymentKey = attempt.paymentKey ?? '';
  const result = await gateway.confirm({
    paymentKey,
    providerOrderId: attempt.providerOrderId,
    amount: { amount: attempt.amount, currency: attempt.currency },
    idempotencyKey: attempt.idempotencyKey,
  });
  if (result.ok || result.class !== 'EXPIRED') return settle(ctx, attempt, result);
  const found = await gateway.find({ paymentKey });
  // No answer says nothing: it is asked again.
  if (!found.ok && found.code !== 'NOT_FOUND_PAYMENT')
    return settle(ctx, attempt, { ok: false, class: 'UNKNOWN', code: found.code });
  const charged = found.ok && found.payment.status !== 'READY' && found.payment.status !== 'IN_PROGRESS';
  return settle(ctx, attempt, charged ? found : result);
}

/**
 * Finds out how an undecided attempt stands and writes it down; of any other it says what our books say. What a page may ask
 * for as often as it likes.
 */
export async function resolve(ctx: Ctx, attemptId: Id<'pay'>): Promise<Resolution> {
  const attempt = await findAttempt(ctx, attemptId);
  if (!attempt) return { state: 'UNKNOWN' };
  const undecided = attempt.state === 'CONFIRMING' || attempt.state === 'UNKNOWN';
  return undecided ? lookAtUndecided(ctx, attempt) : standing(attempt);
}

/**
 * Looks at a payment at the provider, whatever our state of it, and writes down what is new. Webhooks and the reconciler end
 * here; calling it again, or at the same time, changes nothing more.
 */
export async function look(ctx: Ctx, attemptId: Id<'pay'>): Promise<Resolution> {
  const attempt = await findAttempt(ctx, attemptId);
  if (!attempt) return { state: 'UNKNOWN' };
  switch (attempt.state) {
    case 'READY':
      return standing(attempt);
    case 'CONFIRMING':
    case 'UNKNOWN':
      return lookAtUndecided(ctx, attempt);
    case 'WAITING_FOR_DEPOSIT': {
      await settle(ctx, attempt, await find(attempt));
      return closeAccount(ctx, attempt.id);
    }
    case 'DONE':
    case 'PARTIAL_CANCELED':
      return lookAgainAt(ctx, attempt, await find(attempt));
    case 'FAILED':
    case 'CANCELED': {
      // The key an attempt was refused with may be another's.
      const found = await (attempt.state === 'FAILED' ? findByOrder(attempt) : find(attempt));
      const resolution = await lookAgainAt(ctx, attempt, found);
      if (found.ok && found.payment.status === 'WAITING_FOR_DEPOSIT') await closeUseless(ctx, attempt, found.payment);
      return resolution;
    }
  }
}

const findByOrder = ({ provider, providerOrderId }: Attempt) => gatewayOf(provider).find({ providerOrderId });
const find = (attempt: Attempt) =>
  attempt.paymentKey ? gatewayOf(attempt.provider).find({ paymentKey: attempt.paymentKey }) : findByOrder(attempt);

/** A payment that is decided: was money paid back meanwhile? A look that got no answer is repeated by the reconciler. */
async function lookAgainAt(ctx: Ctx, attempt: Attempt, found: GatewayResult): Promise<Resolution> {
  const resolution = await settle(ctx, attempt, found, 'note-refund-at-provider');
  if (!found.ok && found.code !== 'NOT_FOUND_PAYMENT') {
    await ctx.db
      .update(paymentAttempts)
      .set({ nextCheckAt: sql`now() + interval '60 seconds'` })
      .where(and(eq(paymentAttempts.id, attempt.id), eq(paymentAttempts.state, attempt.state)));
  }
  return resolution;
}

async function lookAtUndecided(ctx: Ctx, attempt: Attempt): Promise<Resolution> {
  const found = await find(attempt);
  const missing = !found.ok && found.code === 'NOT_FOUND_PAYMENT';
  if (missing && (await minutesSince(ctx, attempt)) > MISSING_FINAL_MINUTES)
    return settle(ctx, attempt, { ok: false, class: 'REJECTED', code: 'NOT_FOUND_PAYMENT' });
  if (found.ok && (found.payment.status === 'READY' || found.payment.status === 'IN_PROGRESS'))
    return confirmAtProvider(ctx, attempt);
  // A look-up that failed says nothing about the payment, whatever its code.
  return settle(ctx, attempt, found.ok ? found : { ok: false, class: 'UNKNOWN', code: found.code });
}
