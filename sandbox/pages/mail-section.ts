import { markup, type Html } from '../http/page';
import type { Inbox } from '../mail/inbox';
import type { MailFaults } from '../mail/mail-faults';

export function mailSection(inbox: Inbox, faults: MailFaults): Html {
  const latest = inbox
    .list()
    .slice(0, 5)
    .map(
      (message) =>
        markup`<li><a href="/mail/messages/${message.id}">${message.subject || '(no subject)'}</a> to ${message.to.join(', ')}</li>`,
    );
  const refusing = faults.list().reduce((sum, fault) => sum + fault.left, 0);
  return markup`<section class="card" id="mail"><h2>Mail</h2><p>${inbox.list().length} in the <a href="/mail">inbox</a>.${
    refusing > 0 && markup` The next ${refusing} will be refused.`
  }</p><ul>${latest}</ul>
<form data-api="POST /mail/sim/faults" data-done="mails will be refused"><div class="fields"><label>Refuse this many<input name="times" type="number" min="1" value="1"></label>
<label>SMTP code<input name="code" type="number" min="400" max="599" value="451"></label></div><button>Refuse mails</button></form><p></p>
<form data-api="DELETE /mail/api/messages" data-done="inbox emptied"><button class="plain">Empty the inbox</button></form></section>`;
}
