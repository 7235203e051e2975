import { markup, type Html } from '../http/page';
import { kstWithOffset } from '../kst';
import { ledgerView } from '../toss/ledger';
import type { Payment } from '../toss/payment';
import type { Toss } from '../toss/toss';

const SHOWN = 8;
const number = new Intl.NumberFormat('en');

export function table(heads: string[], rows: Html[], empty: string): Html {
  if (rows.length === 0) return markup`<p class="muted">${empty}</p>`;
  const head = heads.map((name) => markup`<th scope="col">${name}</th>`);
  return markup`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function actions(payment: Payment): Html | undefined {
  const act = (call: string, done: string, label: string) =>
    markup`<form data-api="POST /toss/sim/${call}" data-done="${done}"><input type="hidden" name="paymentKey" value="${
      payment.paymentKey
    }"><button class="plain small">${label}</button></form>`;
  const refund = act('cancel', 'refunded', 'Refund behind the shop’s back');
  switch (payment.status) {
    case 'READY':
    case 'IN_PROGRESS':
      return act('expire', 'expired', 'Expire');
    case 'WAITING_FOR_DEPOSIT':
      return act('deposit', 'deposited', 'Deposit');
    case 'DONE':
      return payment.virtualAccount
        ? markup`${act('deposit-reversal', 'reversed', 'Take the deposit back')}${refund}`
        : refund;
    case 'PARTIAL_CANCELED':
      return refund;
    default:
      return undefined;
  }
}

export function paymentsSection(toss: Toss): Html {
  const payments = toss.payments.list().slice(-SHOWN).reverse();
  const rows = payments.map(
    (payment) => markup`<tr><td><code>${payment.orderId}</code><br>${payment.orderName}</td>
<td class="num">${number.format(payment.totalAmount)}</td><td><span class="badge">${payment.status}</span></td>
<td>${payment.paidBy ?? '-'}</td><td>${kstWithOffset(payment.requestedAt).slice(5, 19).replace('T', ' ')}</td><td>${actions(payment)}</td></tr>`,
  );
  return markup`<section class="card" id="payments"><h2>Payments</h2>${table(
    ['Order', 'Amount', 'Status', 'Paid by', 'Requested', ''],
    rows,
    'None yet. Go to the shop’s checkout and pay.',
  )}</section>`;
}

export function ledgerSection(toss: Toss): Html {
  const { charged, refunded, entries } = ledgerView(toss.ledger.list());
  const rows = entries
    .slice(-SHOWN)
    .reverse()
    .map(
      (
        entry,
      ) => markup`<tr><td>${entry.seq}</td><td><span class="badge">${entry.type}</span></td><td><code>${entry.orderId}</code></td>
<td class="num">${number.format(entry.amount)}</td><td>${entry.at.slice(5, 19).replace('T', ' ')}</td></tr>`,
    );
  return markup`<section class="card" id="ledger"><h2>Ledger</h2><p>What really happened to the buyer’s money, whatever the shop was told:
charged <strong>${number.format(charged)}</strong>, refunded <strong>${number.format(refunded)}</strong>.</p>${table(
    ['#', 'Type', 'Order', 'Amount', 'At'],
    rows,
    'No money has moved.',
  )}</section>`;
}

export function webhooksSection(toss: Toss): Html {
  const rows = toss.webhooks.log
    .list()
    .slice(-SHOWN)
    .reverse()
    .map(
      (
        webhook,
      ) => markup`<tr><td><code>${webhook.orderId}</code></td><td>${webhook.status}<br>${webhook.event}</td><td><span class="badge">${webhook.state}</span></td>
<td>${webhook.attempts.map((attempt) => attempt.answer).join(', ') || '-'}</td>
<td><form data-api="POST /toss/sim/webhooks/${webhook.id}/resend" data-done="sent again"><button class="plain small">Send again</button></form></td></tr>`,
    );
  return markup`<section class="card" id="webhooks"><h2>Webhooks</h2><p class="muted">Sent at once; repeated after 1, 4, 16, 64, 256, 1024 and
4096 minutes of the sandbox’s clock until the shop answers 200.</p>${table(['Order', 'Event', 'State', 'Answers', ''], rows, 'None yet.')}</section>`;
}
