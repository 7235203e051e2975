import { readFields } from '../http/body';
import { html, json, redirect, type Answer } from '../http/reply';
import type { Call, Route } from '../http/router';
import { findBank } from './banks';
import { isErrorCode } from './error-codes';
import { authenticatePayment, expire, openPayment, type Authentication } from './life-cycle';
import type { Payment } from './payment';
import { EASY_PAY_PROVIDERS } from './method-names';
import type { Toss } from './toss';
import { usualRefundAccount } from './virtual-account';
import { WINDOW_CODES } from './window-codes';
import { readWindowRequest } from './window-input';
import { closedWindowPage, windowErrorPage, windowPage } from './window-page';
import { failUrl, successUrl } from './window-urls';

function accountOf(fields: Map<string, string>, payment: Payment): Authentication['account'] {
  const bankCode = findBank(fields.get('bank') ?? '') ?? '20';
  const customerName = fields.get('customerName') || (payment.virtualAccount?.customerName ?? '');
  const isWithout = fields.get('withoutRefundAccount') === 'yes';
  return {
    bankCode,
    customerName,
    refundReceiveAccount: isWithout ? null : usualRefundAccount(bankCode, customerName),
  };
}

function choiceOf(payment: Payment, fields: Map<string, string>): Authentication | undefined {
  const by = fields.get('by');
  const refusal = fields.get('refuseConfirmWith');
  const refuseConfirmWith = refusal && isErrorCode(refusal) ? refusal : undefined;
  const { requestedMethod } = payment;
  if (requestedMethod !== 'CARD') {
    const account = payment.virtualAccount ? accountOf(fields, payment) : undefined;
    return by === requestedMethod ? { paidBy: requestedMethod, account, refuseConfirmWith } : undefined;
  }
  if (by === 'CARD') return { paidBy: 'CARD', refuseConfirmWith };
  if (by !== 'EASY_PAY') return undefined;
  const provider = fields.get('provider') ?? 'TOSSPAY';
  if (!EASY_PAY_PROVIDERS.includes(provider)) return undefined;
  const funding = fields.get('funding') === 'card' ? 'card' : 'balance';
  return { paidBy: 'EASY_PAY', easyPay: { provider, funding }, refuseConfirmWith };
}

function open(toss: Toss, call: Call): Answer {
  const request = readWindowRequest(toss, call.url.searchParams.get('request'));
  if ('payment' in request) return redirect(`/toss/window/${openPayment(toss, request.payment).paymentKey}`);
  if (request.back) return redirect(failUrl(request.back.failUrl, request.code, request.back.orderId));
  return html(windowErrorPage(request.code, request.reason), 400);
}

function closed(payment: Payment): Answer {
  const isAgreed = ['IN_PROGRESS', 'WAITING_FOR_DEPOSIT', 'DONE'].includes(payment.status);
  const goOn = isAgreed ? successUrl(payment) : undefined;
  const back = payment.failUrl ? failUrl(payment.failUrl, 'PAY_PROCESS_ABORTED', payment.orderId) : undefined;
  return html(closedWindowPage(payment, goOn ?? back));
}

function returnTo(url: string | undefined, payment: Payment): Answer {
  return url ? redirect(url) : json(200, { paymentKey: payment.paymentKey, status: payment.status });
}

/** The routes of the payment window; each decision ends with a redirect to the shop. */
export function windowRoutes(toss: Toss): Route[] {
  const decision = (
    name: string,
    decide: (payment: Payment, fields: Map<string, string>) => Answer | Promise<Answer>,
  ): Route => ({
    method: 'POST',
    path: `/toss/window/:paymentKey/${name}`,
    handle(call) {
      const payment = toss.payments.find(call.params.paymentKey ?? '');
      if (!payment) return html(windowErrorPage('NOT_FOUND_PAYMENT', 'no such payment'), 404);
      return payment.status === 'READY' ? decide(payment, readFields(call)) : closed(payment);
    },
  });
  const wrongChoice = () => html(windowErrorPage('INVALID_REQUEST', 'this choice does not fit the payment'), 400);
  const failed = (payment: Payment, code: string) =>
    returnTo(payment.failUrl ? failUrl(payment.failUrl, code, payment.orderId) : undefined, payment);

  return [
    { method: 'GET', path: '/toss/window/open', handle: (call) => open(toss, call) },
    {
      method: 'GET',
      path: '/toss/window/:paymentKey',
      handle(call) {
        const payment = toss.payments.find(call.params.paymentKey ?? '');
        if (!payment) return html(windowErrorPage('NOT_FOUND_PAYMENT', 'no such payment'), 404);
        return payment.status === 'READY' ? html(windowPage(payment)) : closed(payment);
      },
    },
    decision('approve', (payment, fields) => {
      const choice = choiceOf(payment, fields);
      if (!choice) return wrongChoice();
      authenticatePayment(toss, payment, choice);
      return returnTo(successUrl(payment), payment);
    }),
    decision('decline', (payment, fields) => {
      const code = fields.get('code') ?? 'PAY_PROCESS_ABORTED';
      return isErrorCode(code) || Object.hasOwn(WINDOW_CODES, code) ? failed(payment, code) : wrongChoice();
    }),
    decision('close', (payment) => failed(payment, 'PAY_PROCESS_CANCELED')),
    decision('expire', async (payment, fields) => {
      authenticatePayment(toss, payment, choiceOf(payment, fields) ?? { paidBy: payment.requestedMethod });
      await expire(toss, payment);
      return returnTo(successUrl(payment), payment);
    }),
  ];
}
