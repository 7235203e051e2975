import 'server-only';
import { z } from 'zod';

/** What a webhook says happened, in either of its two shapes; all of it a hint. */
export type WebhookEvent = {
  /** The flat deposit callback, which must carry the payment's secret. */
  readonly mustProve: boolean;
  readonly paymentKey: string | null;
  readonly providerOrderId: string | null;
  readonly status: string | null;
  readonly secret: string | null;
};

const text = z.string().nullish();
const statusChanged = z.object({
  eventType: z.literal('PAYMENT_STATUS_CHANGED'),
  data: z.object({ paymentKey: text, orderId: text, status: text, secret: text }),
});
const depositCallback = z.object({
  eventType: z.undefined().optional(),
  orderId: z.string(),
  status: z.string(),
  secret: text,
});

/** Undefined for events of other kinds. */
export function readEvent(body: Record<string, unknown>): WebhookEvent | undefined {
  const changed = statusChanged.safeParse(body).data?.data;
  if (changed) {
    return {
      mustProve: false,
      paymentKey: changed.paymentKey ?? null,
      providerOrderId: changed.orderId ?? null,
      status: changed.status ?? null,
      secret: changed.secret ?? null,
    };
  }
  const deposit = depositCallback.safeParse(body).data;
  if (!deposit) return undefined;
  return {
    mustProve: true,
    paymentKey: null,
    providerOrderId: deposit.orderId,
    status: deposit.status,
    secret: deposit.secret ?? null,
  };
}

const KEPT = new Set(['paymentKey', 'orderId', 'status', 'lastTransactionKey', 'transactionKey']);
const short = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 200) : null);
const kept = (fields: object) =>
  Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (KEPT.has(key) ? [[key, short(value)]] : [])));

/** The inbox keeps what identifies the event; card numbers, names and phones stay with the provider, the secret with us. */
export function withoutPersonalData(body: Record<string, unknown>): Record<string, unknown> {
  if (body.eventType === undefined) return { createdAt: short(body.createdAt), ...kept(body) };
  const data = typeof body.data === 'object' && body.data !== null ? body.data : {};
  return { eventType: short(body.eventType), createdAt: short(body.createdAt), data: kept(data) };
}
