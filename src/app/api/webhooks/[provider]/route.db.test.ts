import { describe, expect, it } from 'vitest';
import { webhookInbox } from '~/modules/payment/tables';
import { testDb } from '~/testing/db';
import * as webhooks from './route';

const ORIGIN = 'http://localhost:3000';
const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const params = <T>(value: T) => ({ params: Promise.resolve(value) });
const json = { 'content-type': 'application/json' };

describe('a webhook', () => {
  it.each(METHODS)('is nothing to %s, where its provider is unknown', async (method) => {
    const url = `${ORIGIN}/api/webhooks/x`;
    expect((await webhooks[method](new Request(url), params({ provider: 'nobody' }))).status).toBe(404);
    expect((await webhooks[method](new Request(url), params({ provider: 'toss' }))).status).toBe(405);
  });

  const send = (body: unknown, address = '9.9.9.1') =>
    webhooks.POST(
      new Request(`${ORIGIN}/api/webhooks/toss`, {
        method: 'POST',
        headers: { ...json, 'x-forwarded-for': address },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
      params({ provider: 'toss' }),
    );
  const stored = () => testDb().$count(webhookInbox);

  it.each([
    ['no JSON', '{'],
    ['a list', []],
    ['no event', { data: {} }],
    ['an event of another type', { eventType: 7 }],
    ['a long event', { eventType: 'x'.repeat(61) }],
    ['a long moment', { eventType: 'x', createdAt: '1'.repeat(41) }],
    ['an object for a moment', { eventType: 'x', createdAt: {} }],
  ])('with %s is not stored', async (_, body) => {
    const before = await stored();
    expect((await send(body)).status).toBe(400);
    expect(await stored()).toBe(before);
  });

  it('of a kind the shop does not know is stored, also the flat one', async () => {
    const before = await stored();
    expect((await send({ eventType: 'payout.changed', createdAt: '2026-11-21T19:00:40.1', data: {} })).status).toBe(
      200,
    );
    expect((await send({ createdAt: '2026-11-21T19:30:00.0', status: 'DONE', orderId: 'ORD-1_1' })).status).toBe(200);
    expect(await stored()).toBe(before + 2);
  });

  it('of no use comes at most 600 times in ten minutes from one address', async () => {
    for (let turn = 0; turn < 600; turn += 1) await send('{', '9.9.9.2');
    expect((await send({ eventType: 'payout.changed' }, '9.9.9.2')).status).toBe(429);
    expect((await send({ eventType: 'payout.changed' }, '9.9.9.3')).status).toBe(200);
  });
});
