import { html } from '../http/reply';
import { markup, page } from '../http/page';
import type { Route } from '../http/router';
import type { Toss } from './toss';
import { paymentView } from './payment-view';

/** What a payment's `receipt.url` and `checkout.url` lead to. */
export function receiptRoutes(toss: Toss): Route[] {
  const show = (paymentKey: string) => {
    const payment = toss.payments.find(paymentKey);
    if (!payment) return html(page('Receipt', markup`<h1>No such payment</h1>`, { narrow: true }), 404);
    const view = paymentView(payment, 'ko', toss.baseUrl());
    const rows = {
      '상품 Order': view.orderName,
      '주문번호 Order id': view.orderId,
      '결제수단 Method': view.method ?? '-',
      '상태 Status': view.status,
      '승인 Approved': view.approvedAt ?? '-',
      '결제 금액 Total': view.totalAmount.toLocaleString('ko-KR'),
      '남은 금액 Balance': view.balanceAmount.toLocaleString('ko-KR'),
      '부가세 VAT': view.vat.toLocaleString('ko-KR'),
    };
    const list = Object.entries(rows).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`);
    const content = markup`<h1>영수증 Receipt</h1><p class="muted">Sandbox: no money moved.</p><div class="card"><dl>${list}</dl></div>`;
    return html(page('영수증 · Receipt', content, { narrow: true }));
  };
  return [
    { method: 'GET', path: '/toss/receipt/:paymentKey', handle: (call) => show(call.params.paymentKey ?? '') },
    {
      method: 'GET',
      path: '/toss/v1/payments/:paymentKey/checkout',
      handle: (call) => show(call.params.paymentKey ?? ''),
    },
  ];
}
