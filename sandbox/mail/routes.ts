import { z } from 'zod';
import { withInput } from '../http/body';
import { html, json } from '../http/reply';
import type { Route } from '../http/router';
import type { Inbox } from './inbox';
import type { MailFaults } from './mail-faults';
import { inboxPage, messagePage } from './pages';

const FAULT = z.strictObject({
  times: z.number().int().positive().default(1),
  code: z.number().int().min(400).max(599).default(451),
  to: z.string().optional(),
});

const NONE = { code: 'NOT_FOUND', message: 'No such message.' };

export function mailRoutes(inbox: Inbox, faults: MailFaults): Route[] {
  return [
    {
      method: 'GET',
      path: '/mail',
      handle(call) {
        const to = call.url.searchParams.get('to') ?? undefined;
        return html(inboxPage(inbox.list(to), to));
      },
    },
    {
      method: 'GET',
      path: '/mail/messages/:id',
      handle(call) {
        const message = inbox.find(call.params.id ?? '');
        return message ? html(messagePage(message)) : json(404, NONE);
      },
    },
    {
      method: 'GET',
      path: '/mail/messages/:id/html',
      handle(call) {
        const message = inbox.find(call.params.id ?? '');
        if (!message) return json(404, NONE);
        const reply = html(`<base target="_blank">${message.html}`);
        return { ...reply, headers: { ...reply.headers, 'content-security-policy': "script-src 'none'" } };
      },
    },
    {
      method: 'GET',
      path: '/mail/api/messages',
      handle: (call) => json(200, inbox.list(call.url.searchParams.get('to') ?? undefined)),
    },
    {
      method: 'DELETE',
      path: '/mail/api/messages',
      handle(call) {
        inbox.clear(call.url.searchParams.get('to') ?? undefined);
        return { status: 204 };
      },
    },
    { method: 'GET', path: '/mail/sim/faults', handle: () => json(200, { faults: faults.list() }) },
    {
      method: 'POST',
      path: '/mail/sim/faults',
      handle: (call) =>
        withInput(call, FAULT, ({ times, code, to }) => {
          faults.add({ left: times, code, to: to?.toLowerCase() });
          return json(201, { faults: faults.list() });
        }),
    },
    {
      method: 'DELETE',
      path: '/mail/sim/faults',
      handle() {
        faults.clear();
        return json(200, { faults: [] });
      },
    },
  ];
}
