import { z } from 'zod';
import { METHOD_OPTIONS, readMethodOptions } from './method-options';
import { REQUESTED_METHODS } from './payment';
import type { NewPayment } from './payments';
import type { Toss } from './toss';
import { TossError } from './toss-error';

const HTTP_URL = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'not an absolute URL');

const REQUEST = z.object({
  clientKey: z.string(),
  customerKey: z.string().min(2).max(300),
  method: z.enum(REQUESTED_METHODS),
  amount: z.object({ value: z.number().int().nonnegative(), currency: z.literal('KRW') }),
  orderId: z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/),
  orderName: z.string().min(1).max(100),
  customerName: z.string().max(100).nullish(),
  customerMobilePhone: z.string().nullish(),
  taxFreeAmount: z.number().int().nonnegative().nullish(),
  card: METHOD_OPTIONS.nullish(),
  transfer: METHOD_OPTIONS.nullish(),
  virtualAccount: METHOD_OPTIONS.nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  successUrl: HTTP_URL,
  failUrl: HTTP_URL,
});

const FAIL_URL = z.object({ failUrl: HTTP_URL, orderId: z.string().optional().catch(undefined) });

interface Refusal {
  code: string;
  reason: string;
}

/** Where a refusal goes, if the request says so. */
type Back = { failUrl: string; orderId: string | undefined } | undefined;

export type WindowRequest = { payment: NewPayment } | (Refusal & { back: Back });

function newPayment(toss: Toss, data: z.infer<typeof REQUEST>): NewPayment {
  const { card: CARD, transfer: TRANSFER, virtualAccount: VIRTUAL_ACCOUNT } = data;
  const options = { CARD, TRANSFER, VIRTUAL_ACCOUNT, MOBILE_PHONE: undefined }[data.method];
  return {
    orderId: data.orderId,
    orderName: data.orderName,
    amount: data.amount.value,
    currency: data.amount.currency,
    requestedMethod: data.method,
    customerKey: data.customerKey,
    customerName: data.customerName ?? undefined,
    customerMobilePhone: data.customerMobilePhone ?? undefined,
    taxFreeAmount: data.taxFreeAmount ?? undefined,
    metadata: data.metadata ?? undefined,
    successUrl: data.successUrl,
    failUrl: data.failUrl,
    ...readMethodOptions(data.method, options ?? {}, toss.clock.now()),
  };
}

function read(toss: Toss, given: unknown): { payment: NewPayment } | Refusal {
  const parsed = REQUEST.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { code: 'INVALID_REQUEST', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  }
  if (parsed.data.clientKey !== toss.clientKey) return { code: 'UNAUTHORIZED_KEY', reason: 'unknown client key' };
  try {
    return { payment: newPayment(toss, parsed.data) };
  } catch (error) {
    if (error instanceof TossError) return { code: error.code, reason: 'the time to deposit' };
    throw error;
  }
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Reads what the SDK sends along when it opens the window. */
export function readWindowRequest(toss: Toss, text: string | null): WindowRequest {
  const given = parse(text);
  const request = read(toss, given);
  if ('payment' in request) return request;
  const returnTo = FAIL_URL.safeParse(given).data;
  return { ...request, back: returnTo && { failUrl: returnTo.failUrl, orderId: returnTo.orderId } };
}
