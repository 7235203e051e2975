import { markup, page, type Html } from '../http/page';
import { DECLINES } from './error-codes';
import type { Payment } from './payment';
import { BANK_CODES, bankName } from './banks';
import { EASY_PAY_PROVIDERS } from './method-names';
import { messageOf } from './toss-error';

const WINDOW_DECLINES = ['PAY_PROCESS_ABORTED', 'REJECT_CARD_COMPANY', 'REJECT_ACCOUNT_PAYMENT', 'FDS_ERROR'];

function won(payment: Payment): string {
  return new Intl.NumberFormat('ko-KR', { style: 'currency', currency: payment.currency }).format(payment.totalAmount);
}

function options(codes: string[]): Html[] {
  return codes.map((code) => markup`<option value="${code}">${code}: ${messageOf(code, 'en')}</option>`);
}

function action(payment: Payment, name: string): string {
  return `/toss/window/${payment.paymentKey}/${name}`;
}

function summary(payment: Payment): Html {
  return markup`<div class="card"><div class="muted">결제 금액 Amount</div><div class="amount">${won(payment)}</div>
<dl><dt>상품 Order</dt><dd>${payment.orderName}</dd><dt>주문번호 Order id</dt><dd>${payment.orderId}</dd>${
    payment.receiptWanted && markup`<dt>현금영수증 Cash receipt</dt><dd>${payment.receiptWanted.type}</dd>`
  }${payment.useEscrow && markup`<dt>에스크로 Escrow</dt><dd>사용 yes</dd>`}</dl></div>`;
}

function approve(payment: Payment, by: string, label: string, extra?: Html): Html {
  return markup`<form method="post" action="${action(payment, 'approve')}" class="stack">
<input type="hidden" name="by" value="${by}">${extra}<button>${label}</button></form>`;
}

function cardOrEasyPay(payment: Payment): Html {
  const providers = markup`<label>간편결제 Easy pay provider<select name="provider">${EASY_PAY_PROVIDERS.map(
    (name) => markup`<option>${name}</option>`,
  )}</select></label><label class="row"><input type="checkbox" name="funding" value="card"> paid from a stored card</label>`;
  return markup`${approve(payment, 'CARD', 'Approve by card')}<hr>${approve(payment, 'EASY_PAY', 'Approve by easy pay', providers)}`;
}

function account(payment: Payment): Html {
  const banks = BANK_CODES.map(
    (code) => markup`<option value="${code}"${code === '20' && markup` selected`}>${bankName(code)}</option>`,
  );
  return markup`<label>입금 은행 Bank<select name="bank">${banks}</select></label>
<label>입금자명 Depositor<input name="customerName" maxlength="100" value="${payment.virtualAccount?.customerName}"></label>
<label class="row"><input type="checkbox" name="withoutRefundAccount" value="yes"> give no account for refunds</label>`;
}

function approvals(payment: Payment): Html {
  switch (payment.requestedMethod) {
    case 'CARD':
      return cardOrEasyPay(payment);
    case 'TRANSFER':
      return approve(payment, 'TRANSFER', 'Approve by transfer');
    case 'VIRTUAL_ACCOUNT':
      return approve(payment, 'VIRTUAL_ACCOUNT', 'Issue a virtual account', account(payment));
    case 'MOBILE_PHONE':
      return approve(payment, 'MOBILE_PHONE', 'Approve by phone');
  }
}

function troubles(payment: Payment): Html {
  return markup`<div class="card stack"><h2>Something goes wrong</h2>
<form method="post" action="${action(payment, 'decline')}" class="stack"><label>Decline in the window with<select name="code">${options(
    WINDOW_DECLINES,
  )}</select></label><button class="danger">Decline</button></form>
<form method="post" action="${action(payment, 'approve')}" class="stack"><input type="hidden" name="by" value="${
    payment.requestedMethod
  }"><label>Refuse the confirm call with<select name="refuseConfirmWith">${options(
    Object.keys(DECLINES),
  )}</select></label><button class="danger">Approve, but refuse at confirm</button></form>
<form method="post" action="${action(payment, 'close')}" class="stack"><button class="plain">Close the window</button></form>
<form method="post" action="${action(payment, 'expire')}" class="stack"><button class="plain">Let it expire</button></form>
<p class="muted">“Close” leaves the payment open until its 30 minutes are over. “Let it expire” approves, waits until the
10 minutes for the confirm call are over, and then returns to the shop.</p></div>`;
}

/** The page the buyer sees instead of the provider's payment window. */
export function windowPage(payment: Payment): string {
  return page(
    '결제 · Payment',
    markup`<h1>결제 Payment</h1><p class="muted">Sandbox: no money moves.</p>${summary(payment)}
<div class="card stack">${approvals(payment)}</div>${troubles(payment)}`,
    { narrow: true },
  );
}

/** Shown when the window is opened again after the buyer has already decided. */
export function closedWindowPage(payment: Payment, continueUrl: string | undefined): string {
  const link = continueUrl && markup`<a class="button" href="${continueUrl}">Return to the shop</a>`;
  return page(
    '결제 · Payment',
    markup`<h1>결제 Payment</h1>${summary(payment)}<div class="card"><p>This payment is <span class="badge">${
      payment.status
    }</span>; there is nothing left to decide in this window.</p>${link}</div>`,
    { narrow: true },
  );
}

export function windowErrorPage(code: string, reason: string): string {
  return page('Payment window', markup`<h1>The payment window cannot open</h1><p><code>${code}</code> ${reason}</p>`, {
    narrow: true,
  });
}
