import { z } from 'zod';
import type { World } from './shop';

const ledger = z.object({ entries: z.array(z.object({ type: z.string(), orderId: z.string(), amount: z.number() })) });

/** What the provider took against what the shop says was paid: charged without an order, lost, or charged twice. */
export async function chargeDifferences({ sql, sandbox }: World): Promise<string[]> {
  const answer = await sandbox.send('GET', '/toss/sim/ledger');
  const { entries } = ledger.parse(JSON.parse(answer.body));
  const paid = await sql<{ name: string; amount: number; state: string }[]>`
    SELECT p.provider_order_id AS name, p.amount, o.state FROM payment_attempts p JOIN orders o ON o.id = p.order_id
    WHERE p.created_at > now() - interval '1 hour' AND o.state = 'PAID' AND p.state = 'DONE'`;
  const balance = new Map(paid.map(({ name, amount }) => [name, amount]));
  for (const { type, orderId, amount } of entries) {
    balance.set(orderId, (balance.get(orderId) ?? 0) - (type === 'CHARGE' ? amount : -amount));
  }
  return [...balance]
    .filter(([, rest]) => rest !== 0)
    .map(([name, rest]) => `${name}: ${-rest} more charged than paid`);
}
