import { z } from 'zod';
import { withInput } from '../http/body';
import { json } from '../http/reply';
import type { Route } from '../http/router';
import { kstWithOffset } from '../kst';
import type { Toss } from './toss';
import type { Webhook } from './webhook';

const ROUTE = z.strictObject({ orderId: z.string(), url: z.url().nullable() });

export function webhookView(webhook: Webhook) {
  const { id, transmissionId, event, paymentKey, orderId, status, url, state, nextAttemptAt } = webhook;
  const attempts = webhook.attempts.map((attempt) => ({ ...attempt, at: kstWithOffset(attempt.at) }));
  const next = nextAttemptAt === null ? null : kstWithOffset(nextAttemptAt);
  return { id, transmissionId, event, paymentKey, orderId, status, url, state, nextAttemptAt: next, attempts };
}

/** What was sent to the shop, and where it goes. */
export function webhookRoutes(toss: Toss): Route[] {
  return [
    {
      method: 'GET',
      path: '/toss/sim/webhooks',
      handle(call) {
        const webhooks = toss.webhooks.log.list(call.url.searchParams.get('orderId') ?? undefined);
        return json(200, { webhooks: webhooks.map(webhookView) });
      },
    },
    {
      method: 'POST',
      path: '/toss/sim/webhooks/:id/resend',
      async handle(call) {
        const webhook = toss.webhooks.log.find(Number(call.params.id));
        if (!webhook) return json(404, { code: 'NOT_FOUND', message: 'No such webhook.' });
        if (webhook.body === null) return json(409, { code: 'NOT_KEPT', message: 'Its content is no longer kept.' });
        await toss.webhooks.resend(webhook);
        return json(200, webhookView(webhook));
      },
    },
    {
      method: 'PUT',
      path: '/toss/sim/webhook-url',
      handle: (call) =>
        withInput(call, ROUTE, ({ orderId, url }) => {
          toss.webhooks.route(orderId, url);
          return json(200, { orderId, url });
        }),
    },
  ];
}
