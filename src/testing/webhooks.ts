import { createServer } from 'node:http';
import { POST } from '~/app/api/webhooks/[provider]/route';
import type { TestToss } from './toss';

/** A webhook as the provider sent it: what its sender cannot change, and what it says. */
export type Sent = { readonly transmissionId: string; readonly body: string };

const TRANSMISSION = 'tosspayments-webhook-transmission-id';

/** Takes every webhook of the provider and gives it to nobody: the test delivers them itself. */
export async function collectWebhooks(toss: TestToss) {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      sent.push({ transmissionId: String(request.headers[TRANSMISSION]), body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const response = await fetch(`${toss.sandbox.url}/toss/sim/webhook-url`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orderId: '', url: `http://127.0.0.1:${port}/` }),
  });
  if (!response.ok) throw new Error(`webhook-url: ${response.status}`);
  return {
    /** Those of one order so far, oldest first. */
    of: (providerOrderId: string) => sent.filter(({ body }) => body.includes(`"orderId":"${providerOrderId}"`)),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

let senders = 0;

/** Delivers a webhook to the shop's own route. @returns the HTTP status it answered. */
export async function deliverWebhook({ transmissionId, body }: Sent): Promise<number> {
  senders += 1;
  const request = new Request('http://localhost:3000/api/webhooks/toss', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.8.${Math.floor(senders / 250) % 250}.${senders % 250}`,
      [TRANSMISSION]: transmissionId,
    },
    body,
  });
  return (await POST(request, { params: Promise.resolve({ provider: 'toss' }) })).status;
}
