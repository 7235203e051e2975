import { z } from 'zod';
import { createClock } from '../clock';
import type { SandboxConfig } from '../config';
import { startSandbox } from '../start';

export const START = new Date('2026-11-21T19:00:00+09:00');
const SECRET_KEY = 'test_sk_energyfactorysandbox';

export interface Answer {
  status: number;
  body: unknown;
  text: string;
  headers: Headers;
}

export type HeaderFields = Record<string, string>;

const PAYMENT = z.looseObject({ paymentKey: z.string(), orderId: z.string(), totalAmount: z.number() });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

/** A sandbox of its own on free ports, with a clock that stands still, and a client that speaks HTTP to it. */
export async function startTestSandbox(options: Partial<SandboxConfig> = {}) {
  const clock = createClock({ frozenAt: START });
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, clock, ...options });
  let orders = 0;

  async function call(method: string, path: string, body?: unknown, headers: HeaderFields = {}): Promise<Answer> {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text), text, headers: response.headers };
  }

  const authorized = (headers: HeaderFields) => ({ authorization: basic(`${SECRET_KEY}:`), ...headers });

  async function authenticated(extra: Record<string, unknown> = {}) {
    orders += 1;
    const order = { orderId: `ORD-${String(orders).padStart(4, '0')}_1`, amount: 15_000, ...extra };
    const created = await call('POST', '/toss/sim/payments', order);
    const { paymentKey, orderId, totalAmount } = PAYMENT.parse(created.body);
    return { paymentKey, orderId, amount: totalAmount };
  }

  const confirm = (body: unknown, headers: HeaderFields = {}) =>
    call('POST', '/toss/v1/payments/confirm', body, authorized(headers));

  async function paid(extra: Record<string, unknown> = {}) {
    const payment = await authenticated(extra);
    const answer = await confirm(payment);
    if (answer.status !== 200) throw new Error(`confirm answered ${answer.text}`);
    return payment;
  }

  const sim = (path: string, body: unknown) => call('POST', `/toss/sim/${path}`, body);

  return {
    ...sandbox,
    call,
    confirm,
    authenticated,
    paid,
    sim,
    /** A virtual account that waits for its deposit. */
    waiting: (extra: Record<string, unknown> = {}) => paid({ method: 'VIRTUAL_ACCOUNT', ...extra }),
    /** A virtual account with the money on it. */
    async deposited(extra: Record<string, unknown> = {}) {
      const payment = await paid({ method: 'VIRTUAL_ACCOUNT', ...extra });
      const { status, text } = await sim('deposit', { paymentKey: payment.paymentKey });
      if (status !== 200) throw new Error(`deposit answered ${text}`);
      return payment;
    },
    post: (path: string, body: unknown, headers: HeaderFields = {}) =>
      call('POST', `/toss/v1${path}`, body, authorized(headers)),
    get: (path: string, headers: HeaderFields = {}) => call('GET', `/toss/v1${path}`, undefined, authorized(headers)),
    cancel: (paymentKey: string, body: unknown, headers: HeaderFields = {}) =>
      call('POST', `/toss/v1/payments/${paymentKey}/cancel`, body, authorized(headers)),
    advance: (ms: number) => call('POST', '/toss/sim/advance-clock', { ms }),
    fault: (fault: Record<string, unknown>) => call('POST', '/toss/sim/faults', fault),
    ledger: (orderId: string) => call('GET', `/toss/sim/ledger?orderId=${orderId}`),
  };
}

export type TestSandbox = Awaited<ReturnType<typeof startTestSandbox>>;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
