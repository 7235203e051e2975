import { readJson } from '../http/body';
import type { Call, Route } from '../http/router';
import { apiRoute } from './api-route';
import { cancelPayment } from './cancel';
import { confirmPayment } from './confirm';
import type { Scope } from './faults';
import { isConfirmed, type Payment } from './payment';
import { paymentView } from './payment-view';
import type { RunOptions } from './perform';
import type { Toss } from './toss';
import { TossError, type Language } from './toss-error';
import { listTransactions } from './transactions';
import { issueVirtualAccount } from './virtual-account-api';

function textOf(value: unknown, field: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined;
  const found: unknown = Object.entries(value).find(([name]) => name === field)?.[1];
  return typeof found === 'string' ? found : undefined;
}

function scopeOf(payment: Payment | undefined, paymentKey?: string, orderId?: string): Scope {
  return { paymentKey: payment?.paymentKey ?? paymentKey, orderId: payment?.orderId ?? orderId };
}

/** The routes of the provider's REST API. */
export function apiRoutes(toss: Toss): Route[] {
  const view = (payment: Payment, language: Language) => paymentView(payment, language, toss);

  function read(payment: Payment | undefined, scope: Scope, language: Language) {
    const run = (options: RunOptions) => {
      const isHidden = options.approvedOnly && payment && !isConfirmed(payment.status);
      if (!payment || isHidden) throw new TossError('NOT_FOUND_PAYMENT');
      return view(payment, language);
    };
    return { name: 'get' as const, scope, run };
  }

  return [
    apiRoute(toss, 'POST', '/v1/payments/confirm', (call: Call, language) => {
      const body = readJson(call);
      const paymentKey = textOf(body, 'paymentKey');
      const payment = toss.payments.find(paymentKey ?? '');
      return {
        name: 'confirm',
        scope: scopeOf(payment, paymentKey, textOf(body, 'orderId')),
        run: async (options) => view(await confirmPayment(toss, body, options), language),
      };
    }),
    apiRoute(toss, 'GET', '/v1/payments/orders/:orderId', (call, language) => {
      const orderId = call.params.orderId ?? '';
      const payment = toss.payments.findByOrder(orderId);
      return read(payment, scopeOf(payment, undefined, orderId), language);
    }),
    apiRoute(toss, 'GET', '/v1/payments/:paymentKey', (call, language) => {
      const paymentKey = call.params.paymentKey ?? '';
      const payment = toss.payments.find(paymentKey);
      return read(payment, scopeOf(payment, paymentKey), language);
    }),
    apiRoute(toss, 'POST', '/v1/payments/:paymentKey/cancel', (call, language) => {
      const paymentKey = call.params.paymentKey ?? '';
      return {
        name: 'cancel',
        scope: scopeOf(toss.payments.find(paymentKey), paymentKey),
        run: async ({ refuseWith }) =>
          view(await cancelPayment(toss, paymentKey, readJson(call), refuseWith), language),
      };
    }),
    apiRoute(toss, 'POST', '/v1/virtual-accounts', (call, language) => {
      const body = readJson(call);
      return {
        name: 'confirm',
        scope: scopeOf(undefined, undefined, textOf(body, 'orderId')),
        run: async (options) => view(await issueVirtualAccount(toss, body, options), language),
      };
    }),
    apiRoute(toss, 'GET', '/v1/transactions', (call, language) => ({
      name: 'list',
      scope: scopeOf(undefined),
      run: () => listTransactions(toss, call.url.searchParams, language),
    })),
    apiRoute(toss, 'GET', '/v1/settlements', () => ({ name: undefined, scope: scopeOf(undefined), run: () => [] })),
  ];
}
