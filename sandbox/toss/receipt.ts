import { html } from '../http/reply';
import { markup, page } from '../http/page';
import type { Call, Route } from '../http/router';
import type { Toss } from './toss';
import { bankName } from './banks';
import { paymentView, type PaymentView } from './payment-view';

const won = (amount: number) => amount.toLocaleString('ko-KR');

function receiptPage(title: string, rows: Record<string, string>) {
  const list = Object.entries(rows).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`);
  const content = markup`<h1>${title}</h1><p class="muted">Sandbox: no money moved.</p><div class="card"><dl>${list}</dl></div>`;
  return html(page(title, content, { narrow: true }));
}

function paymentRows(view: PaymentView): Record<string, string> {
  const { virtualAccount, cashReceipt } = view;
  return {
    '상품 Order': view.orderName,
    '주문번호 Order id': view.orderId,
    '결제수단 Method': view.method ?? '-',
    '상태 Status': view.status,
    '승인 Approved': view.approvedAt ?? '-',
    ...(virtualAccount && {
      '입금 계좌 Account': `${bankName(virtualAccount.bankCode)} ${virtualAccount.accountNumber ?? ''}`,
      '입금 기한 Due': virtualAccount.dueDate ?? '-',
    }),
    '결제 금액 Total': won(view.totalAmount),
    '남은 금액 Balance': won(view.balanceAmount),
    '부가세 VAT': won(view.vat),
    ...(cashReceipt && { '현금영수증 Cash receipt': `${cashReceipt.type}, ${won(cashReceipt.amount)}` }),
  };
}

/** What the `receipt.url`, `checkout.url` and `receiptUrl` of payments and cash receipts lead to. */
export function receiptRoutes(toss: Toss): Route[] {
  const none = () => html(page('Receipt', markup`<h1>No such receipt</h1>`, { narrow: true }), 404);
  const ofPayment = ({ params }: Call) => {
    const payment = toss.payments.find(params.paymentKey ?? '');
    return payment ? receiptPage('영수증 Receipt', paymentRows(paymentView(payment, 'ko', toss))) : none();
  };
  const ofCash = ({ params }: Call) => {
    const receipt = toss.cashReceipts.find(params.receiptKey ?? '');
    if (!receipt) return none();
    return receiptPage('현금영수증 Cash receipt', {
      '상품 Order': receipt.orderName,
      '용도 Type': receipt.type,
      '발급 금액 Amount': won(receipt.amount),
      '남은 금액 Left': won(toss.cashReceipts.left(receipt)),
    });
  };
  return [
    { method: 'GET', path: '/toss/receipt/:paymentKey', handle: ofPayment },
    { method: 'GET', path: '/toss/v1/payments/:paymentKey/checkout', handle: ofPayment },
    { method: 'GET', path: '/toss/cash-receipt/:receiptKey', handle: ofCash },
  ];
}
