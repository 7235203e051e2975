import { markup, page } from '../http/page';
import type { Inbox } from '../mail/inbox';
import type { MailFaults } from '../mail/mail-faults';
import type { Naver } from '../naver/naver';
import type { Toss } from '../toss/toss';
import { clockSection, faultsSection } from './faults-section';
import { mailSection } from './mail-section';
import { naverSection } from './naver-section';
import { ledgerSection, paymentsSection, webhooksSection } from './payments-section';

interface Parts {
  toss: Toss;
  naver: Naver;
  inbox: Inbox;
  mailFaults: MailFaults;
  smtpUrl: string;
}

function settings({ toss, naver, smtpUrl }: Parts) {
  const base = toss.baseUrl();
  const rows = {
    TOSS_API_URL: `${base}/toss`,
    TOSS_SDK_URL: `${base}/toss/v2/standard.js`,
    TOSS_CLIENT_KEY: toss.clientKey,
    TOSS_SECRET_KEY: toss.secretKey,
    NAVER_AUTHORIZE_URL: `${base}/naver`,
    NAVER_TOKEN_URL: `${base}/naver`,
    NAVER_API_URL: `${base}/naver`,
    NAVER_CLIENT_ID: naver.clientId,
    NAVER_CLIENT_SECRET: naver.clientSecret,
    SMTP_URL: smtpUrl,
  };
  const list = Object.entries(rows).map(([name, value]) => markup`<dt>${name}</dt><dd><code>${value}</code></dd>`);
  return markup`<section class="card" id="settings"><h2>How the shop finds it</h2><dl>${list}</dl></section>`;
}

/** The sandbox's own page: explains the stand-ins and drives every one of them. */
export function indexPage(parts: Parts): string {
  const { toss, naver, inbox, mailFaults } = parts;
  const shop = naver.shopUrl && markup`<a href="${naver.shopUrl}">Open the shop</a>`;
  const content = markup`<h1>Sandbox</h1>
<p>Stand-ins for the world outside the shop: the payment provider, Naver sign-in and a mail server. They speak the real
protocols, so the shop runs unchanged against them; no money moves and no mail leaves this computer.</p>
<nav aria-label="Sections">${shop}<a href="#payments">Payments</a><a href="#faults">Faults</a><a href="#clock">Clock</a><a href="#ledger">Ledger</a>
<a href="#webhooks">Webhooks</a><a href="#naver">Naver</a><a href="#mail">Mail</a><a href="#settings">Settings</a></nav>
<p role="status" class="status"></p>
${paymentsSection(toss)}<div class="grid">${faultsSection(toss)}${ledgerSection(toss)}</div>${webhooksSection(toss)}
<div class="grid">${clockSection(toss)}${mailSection(inbox, mailFaults)}${naverSection(naver)}${settings(parts)}</div>
<script src="/control.js" defer></script>`;
  return page('Sandbox', content);
}
