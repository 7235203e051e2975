import { z } from 'zod';
import type { TestToss } from '../toss';
import type { Fault } from './provider';

const paymentsSchema = z.object({ payments: z.array(z.looseObject({ paymentKey: z.string() })) });

async function ask(toss: TestToss, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${toss.sandbox.url}/toss/sim${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Nothing has happened yet, and its webhooks go nowhere: the sequence delivers them itself. */
export async function freshStandIn(toss: TestToss): Promise<void> {
  await ask(toss, 'POST', '/reset', {});
  await ask(toss, 'PUT', '/webhook-url', { orderId: '2', url: null });
}

/** Does `work` while the next call of this kind for this payment goes wrong. */
export async function under<T>(
  toss: TestToss,
  kind: 'confirm' | 'cancel' | 'get',
  fault: Fault | undefined,
  paymentKey: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!fault) return work();
  const { name, code, amount, keepError } = fault;
  await toss.fault({ [kind]: name, paymentKey, code, amount, keepError });
  try {
    return await work();
  } finally {
    await ask(toss, 'DELETE', '/faults');
  }
}

export const expireAt = (toss: TestToss, paymentKey: string) => ask(toss, 'POST', '/expire', { paymentKey });
/** So much of it goes back, or all there is. */
export const refundAt = (toss: TestToss, paymentKey: string, amount?: number) =>
  ask(toss, 'POST', '/cancel', { paymentKey, amount });

/** Time passes for payments too. */
export const ageAt = (toss: TestToss, minutes: number) => ask(toss, 'POST', '/age', { ms: minutes * 60_000 });
/** The money comes into the account of a payment. */
export const depositAt = (toss: TestToss, paymentKey: string) => ask(toss, 'POST', '/deposit', { paymentKey });
/** The bank takes it back. */
export const reverseAt = (toss: TestToss, paymentKey: string) => ask(toss, 'POST', '/deposit-reversal', { paymentKey });

/** The payment as a webhook would carry it. */
export async function asSent(toss: TestToss, orderId: string, paymentKey: string): Promise<Record<string, unknown>> {
  const { payments } = paymentsSchema.parse(await ask(toss, 'GET', `/payments?orderId=${orderId}`));
  const found = payments.find((payment) => payment.paymentKey === paymentKey);
  if (!found) throw new Error(`no payment ${paymentKey}`);
  return found;
}
