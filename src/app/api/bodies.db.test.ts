import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import * as auth from './auth/[...nextauth]/route';
import * as csp from './csp-report/route';
import * as trpc from './trpc/[trpc]/route';
import * as webhooks from './webhooks/[provider]/route';

const ORIGIN = 'http://localhost:3000';
const params = <T>(value: T) => ({ params: Promise.resolve(value) });
const json = { 'content-type': 'application/json' };

/** Thirty megabytes of no announced length. */
function endless(path: string): NextRequest {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(64_000).fill(32));
      if ((sent += 64_000) > 30_000_000) controller.error(new Error('was read to the end'));
    },
  });
  return new NextRequest(`${ORIGIN}${path}`, { method: 'POST', headers: json, body, duplex: 'half' });
}

describe('a body without an announced length', () => {
  it.each([
    ['/api/trpc/cart.add', (req: NextRequest) => trpc.POST(req)],
    ['/api/auth/signout', (req: NextRequest) => auth.POST(req, params({ nextauth: ['signout'] }))],
    ['/api/csp-report', (req: NextRequest) => csp.POST(req)],
    ['/api/webhooks/toss', (req: NextRequest) => webhooks.POST(req, params({ provider: 'toss' }))],
  ])('is refused by %s before it is read', async (path, post) => {
    expect((await post(endless(path))).status).toBe(413);
  });

  it('reaches a procedure when it is short enough', async () => {
    const body = JSON.stringify({ json: { variantId: 'no-id', quantity: 1 } });
    const res = await trpc.POST(new Request(`${ORIGIN}/api/trpc/cart.add`, { method: 'POST', headers: json, body }));
    expect(res.status).toBe(400);
    expect(await res.text()).toContain('variantId');
  });
});
