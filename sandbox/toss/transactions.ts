import { kstWithOffset, parseKst } from '../kst';
import type { LedgerEntry } from './ledger';
import { MERCHANT_ID, methodName } from './method-names';
import type { Toss } from './toss';
import { TossError, type Language } from './toss-error';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 5000;

function time(query: URLSearchParams, name: string): number {
  const ms = parseKst(query.get(name) ?? '');
  if (ms === undefined) throw new TossError('INVALID_DATE');
  return ms;
}

function view(toss: Toss, entry: LedgerEntry, language: Language) {
  const payment = toss.payments.find(entry.paymentKey);
  return {
    mId: MERCHANT_ID,
    transactionKey: entry.transactionKey,
    paymentKey: entry.paymentKey,
    orderId: entry.orderId,
    method: payment?.paidBy ? methodName(payment.paidBy, language) : null,
    customerKey: payment?.customerKey ?? null,
    useEscrow: payment?.useEscrow ?? false,
    receiptUrl: `${toss.baseUrl()}/toss/receipt/${entry.paymentKey}`,
    status: entry.status,
    transactionAt: kstWithOffset(entry.at),
    currency: entry.currency,
    amount: entry.amount,
  };
}

/** Wherever money moved, a row of its own, oldest first: charges, deposits and their reversals, each cancel. */
export function listTransactions(toss: Toss, query: URLSearchParams, language: Language) {
  const start = time(query, 'startDate');
  const end = time(query, 'endDate');
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT || end < start) throw new TossError('INVALID_REQUEST');

  // A refund that came back from the buyer's bank is no transaction of the shop's.
  const isRow = ({ at, amount }: LedgerEntry) => amount > 0 && at >= start && at <= end + 999;
  const inRange = toss.ledger.list().filter(isRow);
  const after = query.get('startingAfter');
  const place = after === null ? -1 : inRange.findIndex((entry) => entry.transactionKey === after);
  if (after !== null && place < 0) throw new TossError('INVALID_REQUEST');
  return inRange.slice(place + 1, place + 1 + limit).map((entry) => view(toss, entry, language));
}
