import { markup, page } from '../http/page';
import type { Message } from './inbox';

export function inboxPage(messages: Message[], to: string | undefined): string {
  const rows = messages.map(
    (message) => markup`<tr><td><a href="/mail/messages/${message.id}">${message.subject || '(no subject)'}</a></td>
<td>${message.to.join(', ')}</td><td>${message.from}</td><td><time>${message.receivedAt}</time></td></tr>`,
  );
  const list = markup`<div class="scroll"><table><thead><tr><th>Subject</th><th>To</th><th>From</th><th>Received</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  const content = markup`<p><a href="/">Sandbox</a></p><h1>Mail</h1><p class="muted">Everything the shop sent, newest first.</p>
<form class="card fields"><label>Only to this address<input name="to" type="search" value="${to ?? ''}"></label><button class="plain">Show</button></form>
<div class="card">${messages.length > 0 ? list : 'No mail yet.'}</div>`;
  return page('Mail · Sandbox', content);
}

export function messagePage(message: Message): string {
  const text = message.text && markup`<div class="card"><h2>Text part</h2><pre>${message.text}</pre></div>`;
  // Without allow-scripts and allow-same-origin the mail can do nothing but show itself and open its links.
  const view =
    message.html &&
    markup`<iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox"
src="/mail/messages/${message.id}/html"></iframe>`;
  return page(
    `${message.subject} · Mail`,
    markup`<p><a href="/mail">All mail</a></p><h1>${message.subject}</h1>
<p class="muted">from ${message.from} to ${message.to.join(', ')}, ${message.receivedAt}</p>${view}${text}`,
  );
}
