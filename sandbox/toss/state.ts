import { z } from 'zod';
import { CASH_RECEIPT } from './cash-receipt';
import { KEPT_ANSWER } from './idempotency';
import { LEDGER_ENTRY } from './ledger';
import { expireAtDeadline } from './life-cycle';
import { PAYMENT } from './payment';
import type { Toss } from './toss';

export const TOSS_STATE = z.object({
  version: z.literal(1),
  /** How far the clock had been advanced. */
  ahead: z.number(),
  payments: z.array(PAYMENT),
  ledger: z.array(LEDGER_ENTRY),
  answers: z.array(KEPT_ANSWER),
  cashReceipts: z.array(CASH_RECEIPT),
});
export type TossState = z.infer<typeof TOSS_STATE>;

/** Everything that outlives a restart: not the faults, and no webhook. */
export function stateOf(toss: Toss): TossState {
  return {
    version: 1,
    ahead: toss.clock.ahead(),
    payments: toss.payments.list(),
    ledger: toss.ledger.list(),
    answers: toss.idempotency.list(),
    cashReceipts: [...toss.cashReceipts.list()],
  };
}

/** Puts it into a fresh stand-in; what ran out meanwhile expires at once. */
export async function restore(toss: Toss, state: TossState) {
  await toss.clock.advance(state.ahead);
  for (const entry of state.ledger) toss.ledger.add(entry);
  for (const answer of state.answers) toss.idempotency.keep(answer);
  for (const receipt of state.cashReceipts) toss.cashReceipts.add(receipt);
  for (const payment of state.payments) expireAtDeadline(toss, toss.payments.add(payment));
}
