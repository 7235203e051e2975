import 'server-only';
import { z } from 'zod';
import type { CurrencyCode } from '~/lib/money';
import { crashPoint, type ProviderCall } from '~/server/crash-points';
import { env } from '~/server/env';
import type { GatewayFailure, GatewayResult, PaymentGateway, ProviderPayment } from './gateway';
import { failureClass } from './rules';

const TIMEOUT_MS = 30_000;

/** The fields the shop acts on; unknown fields and values appear without notice and are ignored. */
const paymentSchema = z.object({
  paymentKey: z.string(),
  orderId: z.string(),
  status: z.enum([
    'READY',
    'IN_PROGRESS',
    'WAITING_FOR_DEPOSIT',
    'DONE',
    'CANCELED',
    'PARTIAL_CANCELED',
    'ABORTED',
    'EXPIRED',
  ]),
  currency: z.custom<CurrencyCode>((value) => typeof value === 'string'),
  totalAmount: z.number().int(),
  balanceAmount: z.number().int(),
  method: z.string().nullish(),
  secret: z.string().nullish(),
  receipt: z.object({ url: z.string() }).nullish(),
  failure: z.object({ code: z.string() }).nullish(),
  easyPay: z.union([z.string(), z.object({ provider: z.string().nullish() })]).nullish(),
  cancels: z
    .array(z.object({ cancelAmount: z.number().int(), cancelReason: z.string(), transactionKey: z.string() }))
    .nullish(),
});
const errorSchema = z.object({ code: z.string() });

function toPayment(raw: z.infer<typeof paymentSchema>): ProviderPayment {
  const easyPay = typeof raw.easyPay === 'string' ? raw.easyPay : raw.easyPay?.provider;
  return {
    paymentKey: raw.paymentKey,
    providerOrderId: raw.orderId,
    status: raw.status,
    total: { amount: raw.totalAmount, currency: raw.currency },
    balance: raw.balanceAmount,
    method: easyPay ?? raw.method ?? null,
    secret: raw.secret ?? null,
    receiptUrl: raw.receipt?.url ?? null,
    failureCode: raw.failure?.code ?? null,
    cancels: (raw.cancels ?? []).map((cancel) => ({
      amount: cancel.cancelAmount,
      reason: cancel.cancelReason,
      transactionKey: cancel.transactionKey,
    })),
  };
}

const failure = (code: string): GatewayFailure => ({ ok: false, class: failureClass(code), code });

async function call(
  name: ProviderCall,
  path: string,
  init: { method: 'GET' | 'POST'; body?: Record<string, unknown>; idempotencyKey?: string },
): Promise<GatewayResult> {
  const headers = new Headers({
    authorization: `Basic ${Buffer.from(`${env().TOSS_SECRET_KEY}:`).toString('base64')}`,
  });
  if (init.body) headers.set('content-type', 'application/json');
  if (init.idempotencyKey) headers.set('idempotency-key', init.idempotencyKey);
  crashPoint(`${name}:before-call`);
  try {
    const response = await fetch(`${env().TOSS_API_URL}${path}`, {
      method: init.method,
      headers,
      body: init.body ? JSON.stringify(init.body) : null,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
      redirect: 'error',
    });
    const body: unknown = await response.json();
    crashPoint(`${name}:after-call`);
    if (response.ok) {
      const parsed = paymentSchema.safeParse(body);
      return parsed.success ? { ok: true, payment: toPayment(parsed.data) } : failure('UNREADABLE_ANSWER');
    }
    const error = errorSchema.safeParse(body);
    return failure(error.success ? error.data.code : `HTTP_${response.status}`);
  } catch {
    // Timeout, reset, unreadable body: whether the provider did it is unknown.
    return failure('NO_ANSWER');
  }
}

/** Toss Payments over HTTP: confirm, look-up, cancel. Codes are judged by `failureClass`. */
export const toss: PaymentGateway = {
  name: 'toss',
  confirm: ({ paymentKey, providerOrderId, amount, idempotencyKey }) =>
    call('confirm', '/v1/payments/confirm', {
      method: 'POST',
      body: { paymentKey, orderId: providerOrderId, amount: amount.amount },
      idempotencyKey,
    }),
  find: (ref) =>
    call(
      'find',
      'paymentKey' in ref
        ? `/v1/payments/${encodeURIComponent(ref.paymentKey)}`
        : `/v1/payments/orders/${encodeURIComponent(ref.providerOrderId)}`,
      { method: 'GET' },
    ),
  cancel: ({ paymentKey, amount, balance, reason, idempotencyKey }) =>
    call('cancel', `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`, {
      method: 'POST',
      body: { cancelReason: reason, cancelAmount: amount, refundableAmount: balance },
      idempotencyKey,
    }),
};
