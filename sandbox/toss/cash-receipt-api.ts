import { z } from 'zod';
import { readJson } from '../http/body';
import type { Route } from '../http/router';
import { kstDay } from '../kst';
import { apiRoute } from './api-route';
import { cashReceiptView, ISSUED_TYPES, newReceipt, type CashReceipt } from './cash-receipt';
import type { Toss } from './toss';
import { TossError } from './toss-error';

const ISSUE = z.object({
  amount: z.number().int().positive(),
  orderId: z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/),
  orderName: z.string().min(1).max(100),
  type: z.enum(ISSUED_TYPES),
  customerIdentityNumber: z.string().regex(/^\d{1,30}$/),
  taxFreeAmount: z.number().int().nonnegative().nullish(),
});
const CANCEL = z.object({ amount: z.number().int().positive().nullish() });
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;

function issue(toss: Toss, input: unknown): CashReceipt {
  const parsed = ISSUE.safeParse(input);
  if (!parsed.success || (parsed.data.taxFreeAmount ?? 0) > parsed.data.amount) throw new TossError('INVALID_REQUEST');
  const { taxFreeAmount, ...rest } = parsed.data;
  const requestedAt = toss.clock.now();
  const receipt = newReceipt({ ...rest, taxFreeAmount: taxFreeAmount ?? 0, transactionType: 'CONFIRM', requestedAt });
  return toss.cashReceipts.add(receipt);
}

function cancel(toss: Toss, receiptKey: string, input: unknown): CashReceipt {
  const parsed = CANCEL.safeParse(input ?? {});
  if (!parsed.success) throw new TossError('INVALID_REQUEST');
  const issued = toss.cashReceipts.find(receiptKey);
  if (!issued) throw new TossError('NOT_FOUND');
  const left = toss.cashReceipts.left(issued);
  const amount = parsed.data.amount ?? left;
  if (left === 0 || amount > left) throw new TossError('NOT_CANCELABLE_AMOUNT');
  const taxFreeAmount = amount === issued.amount ? issued.taxFreeAmount : 0;
  const part = { amount, taxFreeAmount, transactionType: 'CANCEL' as const, requestedAt: toss.clock.now() };
  return toss.cashReceipts.add({ ...newReceipt({ ...issued, ...part }), receiptKey: `c_${receiptKey}` });
}

function page(toss: Toss, query: URLSearchParams) {
  const day = query.get('requestDate') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) throw new TossError('INVALID_DATE');
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  const cursor = Number(query.get('cursor') ?? 0);
  const isPage = Number.isInteger(limit) && limit > 0 && limit <= MAX_LIMIT && Number.isInteger(cursor) && cursor >= 0;
  if (!isPage) throw new TossError('INVALID_REQUEST');
  const ofDay = toss.cashReceipts.list().filter((receipt) => kstDay(receipt.requestedAt) === day);
  const data = ofDay.slice(cursor, cursor + limit);
  return { data, hasNext: cursor + limit < ofDay.length, lastCursor: cursor + data.length };
}

/** Cash receipts of payments that did not go through the provider's window. */
export function cashReceiptRoutes(toss: Toss): Route[] {
  const view = (receipt: CashReceipt) =>
    cashReceiptView(receipt, `${toss.baseUrl()}/toss/cash-receipt/${receipt.receiptKey.replace(/^c_/, '')}`, toss);
  const scope = { orderId: undefined, paymentKey: undefined };
  const change = (work: () => CashReceipt) => {
    const receipt = view(work());
    toss.changed();
    return receipt;
  };
  return [
    apiRoute(toss, 'POST', '/v1/cash-receipts', (call) => ({
      name: undefined,
      scope,
      run: () => change(() => issue(toss, readJson(call))),
    })),
    apiRoute(toss, 'POST', '/v1/cash-receipts/:receiptKey/cancel', (call) => ({
      name: undefined,
      scope,
      run: () => change(() => cancel(toss, call.params.receiptKey ?? '', call.body === '' ? {} : readJson(call))),
    })),
    apiRoute(toss, 'GET', '/v1/cash-receipts', (call) => ({
      name: undefined,
      scope,
      run() {
        const { data, ...rest } = page(toss, call.url.searchParams);
        return { ...rest, data: data.map(view) };
      },
    })),
  ];
}
