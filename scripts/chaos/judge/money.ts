import { sql } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import type { MoneyMoved } from '../stage/provider';

type Row = { readonly number: string; readonly state: string; readonly due: number };
type Payment = { net: number; most: number; readonly amount: number };
type Sums = { net: number; readonly byPayment: Map<string, Payment> };

const nothing = (): Sums => ({ net: 0, byPayment: new Map() });

/** `<order number>_<attempt>` is how an attempt is called at the provider. */
const orderOf = (providerOrderId: string) => providerOrderId.replace(/_\d+$/, '');

function summed(ledger: readonly MoneyMoved[]): Map<string, Sums> {
  const orders = new Map<string, Sums>();
  for (const { type, paymentKey, orderId, amount } of ledger) {
    const number = orderOf(orderId);
    const sums = orders.get(number) ?? nothing();
    const payment = sums.byPayment.get(paymentKey) ?? { net: 0, most: 0, amount };
    const signed = type === 'CHARGE' ? amount : -amount;
    sums.net += signed;
    payment.net += signed;
    payment.most = Math.max(payment.most, payment.net);
    orders.set(number, sums);
    sums.byPayment.set(paymentKey, payment);
  }
  return orders;
}

/**
 * The provider's truth against every order: what was charged and not given back is what the order's state says, at most one
 * payment of an order has taken money, and none has taken it twice.
 */
export async function moneyDifferences(ledger: readonly MoneyMoved[]): Promise<string[]> {
  const rows = await testDb().execute<Row>(sql`
    SELECT number, state::text, CASE state WHEN 'PAID' THEN total WHEN 'PARTIALLY_REFUNDED' THEN total - refunded_total ELSE 0 END AS due
    FROM orders`);
  const sums = summed(ledger);
  const found: string[] = [];
  for (const { number, state, due } of rows) {
    const { net, byPayment } = sums.get(number) ?? nothing();
    sums.delete(number);
    if (net !== due) found.push(`order ${number} is ${state} but the provider keeps ${net} of it instead of ${due}`);
    const taken = [...byPayment.values()].filter((payment) => payment.net > 0);
    if (taken.length > 1) found.push(`order ${number} is charged by ${taken.length} payments`);
    for (const { most, amount } of byPayment.values()) {
      if (most > amount) found.push(`a payment of order ${number} over ${amount} was charged ${most}`);
    }
  }
  for (const number of sums.keys()) found.push(`the provider knows an order ${number} that the shop has not`);
  return found;
}
