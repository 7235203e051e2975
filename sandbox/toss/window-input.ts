import { z } from 'zod';
import type { NewPayment } from './payments';
import type { Toss } from './toss';

const HTTP_URL = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'not an absolute URL');

const REQUEST = z.object({
  clientKey: z.string(),
  customerKey: z.string().min(2).max(300),
  method: z.enum(['CARD', 'TRANSFER']),
  amount: z.object({ value: z.number().int().nonnegative(), currency: z.literal('KRW') }),
  orderId: z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/),
  orderName: z.string().min(1).max(100),
  taxFreeAmount: z.number().int().nonnegative().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  successUrl: HTTP_URL,
  failUrl: HTTP_URL,
});

const FAIL_URL = z.object({ failUrl: HTTP_URL, orderId: z.string().optional().catch(undefined) });

export type WindowRequest =
  | { payment: NewPayment }
  | { code: string; reason: string; back: { failUrl: string; orderId: string | undefined } | undefined };

/** Reads what the SDK sends along when it opens the window. */
export function readWindowRequest(toss: Toss, text: string | null): WindowRequest {
  let given: unknown;
  try {
    given = JSON.parse(text ?? '');
  } catch {
    given = undefined;
  }
  const returnTo = FAIL_URL.safeParse(given).data;
  const back = returnTo && { failUrl: returnTo.failUrl, orderId: returnTo.orderId };
  const parsed = REQUEST.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { code: 'INVALID_REQUEST', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, back };
  }
  const { data } = parsed;
  if (data.clientKey !== toss.clientKey) return { code: 'UNAUTHORIZED_KEY', reason: 'unknown client key', back };
  const payment: NewPayment = {
    orderId: data.orderId,
    orderName: data.orderName,
    amount: data.amount.value,
    currency: data.amount.currency,
    requestedMethod: data.method,
    customerKey: data.customerKey,
    taxFreeAmount: data.taxFreeAmount ?? undefined,
    metadata: data.metadata ?? undefined,
    successUrl: data.successUrl,
    failUrl: data.failUrl,
  };
  return { payment };
}
