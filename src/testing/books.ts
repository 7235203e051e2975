import { sql } from 'drizzle-orm';
import { CHECK_KEYS, CHECKS, type CheckKey } from '~/modules/audit/rules';
import { audit } from '~/modules/audit/service/audit';
import { testDb } from './db';
import type { TestToss } from './toss';

// A test of the stock alone holds for orders that are not there, one of orders alone waits for no payment.
const OF_THE_WHOLE_SHOP: readonly CheckKey[] = ['no-order', 'awaited-payment'];
const ALWAYS = CHECK_KEYS.filter(
  (key) => (CHECKS[key].group === 'STOCK' || CHECKS[key].group === 'MONEY') && !OF_THE_WHOLE_SHOP.includes(key),
);

/** The invariants of stock and money that hold at every moment; each must find no row. @returns what was found, in words. */
export async function brokenInvariants(): Promise<string[]> {
  const findings = await audit({ db: testDb() }, { checks: ALWAYS });
  return findings
    .filter(({ count }) => count > 0)
    .map(({ check, rows }) => `${CHECKS[check].id} ${check}: ${JSON.stringify(rows.slice(0, 3))}`);
}

/**
 * Orders whose money at the provider is not what their state says: paid is its total, partly refunded the rest of it, anything
 * else nothing; what went back by hand the provider never saw. Left out are those a payment or refund of which is still under
 * way.
 */
export async function moneyDifferences(toss: TestToss): Promise<string[]> {
  const settled = await testDb().execute<{ number: string; state: string; due: number }>(sql`
    SELECT o.number, o.state,
      CASE WHEN o.state IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') THEN o.total - o.refunded_total ELSE 0 END + coalesce((
        SELECT sum(r.amount) FROM refunds r
        WHERE r.order_id = o.id AND r.state = 'DONE' AND r.manual_reference IS NOT NULL), 0)::int AS due
    FROM orders o
    WHERE o.state <> 'CONFIRMING' AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id AND r.state IN ('REQUESTED', 'WAITING'))`);
  const differences: string[] = [];
  for (const { number, state, due } of settled) {
    const { charged, refunded } = await toss.ledger(number);
    if (charged - refunded !== due)
      differences.push(`${number} is ${state} with ${charged} charged and ${refunded} refunded`);
  }
  return differences;
}
