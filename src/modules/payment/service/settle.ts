import 'server-only';
import { sql } from 'drizzle-orm';
import { isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx } from '~/server/context';
import type { GatewayResult } from '../gateway';
import { lockAttempt } from '../queries/locked';
import type { AttemptState } from '../rules';
import { noteAttempt, standing, type Attempt, type Resolution } from './attempt';
import { settleCharged } from './settle-charged';
import { depositWithoutOrder, settleDeposit } from './settle-deposit';
import { settleEnded } from './settle-ended';
import { awaitingDeposit, chargedWrongly, settleUndecided } from './settle-undecided';

/** The attempt as it was when the provider was asked. */
export type Asked = Pick<Attempt, 'id' | 'state'>;

/**
 * Writes down what the provider said of a payment, once: whoever comes second finds the attempt decided. Our own state says
 * which of its words mean anything new, so it may be called with any answer, in any order, any number of times.
 */
export async function settle(
  ctx: Ctx,
  asked: Asked,
  result: GatewayResult,
  name: 'settle' | 'note-refund-at-provider' = 'settle',
): Promise<Resolution> {
  try {
    return await inTx(ctx, (tx) => settleLocked(tx, asked, result), name);
  } catch (error) {
    if (isAppError(error, 'OUT_OF_STOCK')) return inTx(ctx, (tx) => keepNoMoney(tx, asked.id, result), name);
    throw error;
  }
}

async function settleLocked(ctx: Ctx, asked: Asked, result: GatewayResult): Promise<Resolution> {
  const locked = await lockAttempt(ctx.db, asked.id);
  if (!locked) return { state: 'UNKNOWN' };
  if (isOutdated(asked, locked.attempt, result)) {
    await noteAttempt(ctx, asked.id, { nextCheckAt: sql`now()` });
    return standing(locked.attempt);
  }
  switch (locked.attempt.state) {
    case 'READY':
      return standing(locked.attempt);
    case 'CONFIRMING':
    case 'UNKNOWN':
      return settleUndecided(ctx, locked, result);
    case 'WAITING_FOR_DEPOSIT':
      return settleDeposit(ctx, locked, result);
    case 'DONE':
    case 'PARTIAL_CANCELED':
      return settleCharged(ctx, locked, result);
    case 'FAILED':
    case 'CANCELED':
      return settleEnded(ctx, locked, result);
  }
}

const PHASE = {
  READY: 'READY',
  CONFIRMING: 'UNDECIDED',
  UNKNOWN: 'UNDECIDED',
  WAITING_FOR_DEPOSIT: 'WAITING',
  DONE: 'CHARGED',
  PARTIAL_CANCELED: 'CHARGED',
  FAILED: 'FAILED',
  CANCELED: 'CANCELED',
} as const satisfies Record<AttemptState, string>;

/**
 * A deposit comes and may be taken back: an answer that was on its way while somebody else wrote down a newer one would undo
 * it. It is asked for again instead.
 */
function isOutdated(asked: Asked, now: Attempt, result: GatewayResult): boolean {
  if (!result.ok || !result.payment.virtualAccount || PHASE[asked.state] === PHASE[now.state]) return false;
  const { status } = result.payment;
  if (status === 'WAITING_FOR_DEPOSIT') return PHASE[now.state] !== 'WAITING';
  return (status === 'DONE' || status === 'PARTIAL_CANCELED') && PHASE[now.state] !== 'CHARGED';
}

/** The units are gone after all: the order cannot keep the money. */
async function keepNoMoney(ctx: Ctx, attemptId: Id<'pay'>, result: GatewayResult): Promise<Resolution> {
  const locked = await lockAttempt(ctx.db, attemptId);
  if (!locked || !result.ok) return { state: 'UNKNOWN' };
  const { state } = locked.attempt;
  if (state === 'WAITING_FOR_DEPOSIT') return depositWithoutOrder(ctx, locked, result.payment, 'OUT_OF_STOCK');
  if (state !== 'CONFIRMING' && state !== 'UNKNOWN') return standing(locked.attempt);
  const { virtualAccount } = result.payment;
  if (virtualAccount && result.payment.status === 'WAITING_FOR_DEPOSIT')
    return awaitingDeposit(ctx, locked.attempt, result.payment, virtualAccount, false);
  return chargedWrongly(ctx, locked.attempt, 'OUT_OF_STOCK', result.payment);
}
