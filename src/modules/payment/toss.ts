import 'server-only';
import { z } from 'zod';
import { seoulClock } from '~/lib/time';
import { callJson } from '~/server/call-json';
import { crashPoint, type ProviderCall } from '~/server/crash-points';
import { env } from '~/server/env';
import type { GatewayFailure, GatewayResult, PaymentGateway, WindowWish } from './gateway';
import { failureClass, type WindowOptions } from './rules';
import { readPayment, readTransactions } from './toss-payment';
import words from './toss-words.json';

const TIMEOUT_MS = 30_000;
/** The provider itself asks for a minute where it lists. */
const LIST_TIMEOUT_MS = 60_000;

const errorSchema = z.object({ code: z.string() });
const failure = (code: string): GatewayFailure => ({ ok: false, class: failureClass(code), code });

type Call = {
  readonly path: string;
  readonly body?: Record<string, unknown>;
  readonly idempotencyKey?: string;
  readonly timeoutMs?: number;
  readonly name: ProviderCall;
};

async function call<T>(
  { path, body, idempotencyKey, timeoutMs, name }: Call,
  read: (answer: unknown) => T | undefined,
) {
  const authorization = `Basic ${Buffer.from(`${env().TOSS_SECRET_KEY}:`).toString('base64')}`;
  crashPoint(`${name}:before-call`);
  try {
    const { status, answer } = await callJson(`${env().TOSS_API_URL}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization,
        ...(body && { 'content-type': 'application/json' }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      body: body && JSON.stringify(body),
      timeoutMs: timeoutMs ?? TIMEOUT_MS,
    });
    crashPoint(`${name}:after-call`);
    if (status >= 200 && status < 300) return read(answer) ?? failure('UNREADABLE_ANSWER');
    const error = errorSchema.safeParse(answer);
    return failure(error.success ? error.data.code : `HTTP_${status}`);
  } catch {
    // Timeout, reset, unreadable body: whether the provider did it is unknown.
    return failure('NO_ANSWER');
  }
}

const callForPayment = (request: Call): Promise<GatewayResult> =>
  call(request, (answer) => {
    const payment = readPayment(answer);
    return payment && { ok: true as const, payment };
  });

const paymentPath = (paymentKey: string) => `/v1/payments/${encodeURIComponent(paymentKey)}`;

function windowOptions({ method, cashReceipt, useEscrow, dueAt, products }: WindowWish): WindowOptions {
  const escrow = {
    useEscrow,
    ...(useEscrow && { escrowProducts: products.map((product) => ({ ...product, code: product.id })) }),
  };
  const receipt = { cashReceipt: { type: words.cashReceipt[cashReceipt] } };
  switch (method) {
    case 'CARD':
      return { card: { useEscrow: false, flowMode: 'DEFAULT', useCardPoint: false, useAppCardOnly: false } };
    case 'TRANSFER':
      return { transfer: { ...receipt, ...escrow } };
    case 'VIRTUAL_ACCOUNT':
      return { virtualAccount: { ...receipt, ...escrow, dueDate: seoulClock(dueAt) } };
    case 'MOBILE_PHONE':
      return {};
  }
}

/** Toss Payments over HTTP: confirm, look-up, cancel, list. Codes are judged by `failureClass`. */
export const toss: PaymentGateway = {
  name: 'toss',
  windowOptions,
  confirm: ({ paymentKey, providerOrderId, amount, idempotencyKey }) =>
    callForPayment({
      name: 'confirm',
      path: '/v1/payments/confirm',
      body: { paymentKey, orderId: providerOrderId, amount: amount.amount },
      idempotencyKey,
    }),
  find: (ref) =>
    callForPayment({
      name: 'find',
      path:
        'paymentKey' in ref
          ? paymentPath(ref.paymentKey)
          : `/v1/payments/orders/${encodeURIComponent(ref.providerOrderId)}`,
    }),
  cancel: ({ paymentKey, amount, balance, reason, account, idempotencyKey }) =>
    callForPayment({
      name: 'cancel',
      path: `${paymentPath(paymentKey)}/cancel`,
      // What is undefined is left out: no amount means all that is left.
      body: {
        cancelReason: reason,
        cancelAmount: amount,
        refundableAmount: balance,
        refundReceiveAccount: account
          ? { bank: account.bank, accountNumber: account.number, holderName: account.holder }
          : undefined,
      },
      idempotencyKey,
    }),
  transactions: ({ from, to, limit, after }) => {
    const query = new URLSearchParams({ startDate: seoulClock(from), endDate: seoulClock(to), limit: String(limit) });
    if (after) query.set('startingAfter', after);
    const request = { name: 'transactions' as const, path: `/v1/transactions?${query}`, timeoutMs: LIST_TIMEOUT_MS };
    return call(request, (answer) => {
      const transactions = readTransactions(answer);
      return transactions && { ok: true as const, transactions };
    });
  },
};
