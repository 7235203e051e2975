import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Id } from '~/lib/ids';
import { sessionsOf } from '~/modules/account/service/sessions';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import type { SessionUser } from '~/server/context';
import { env } from '~/server/env';
import { seatsTaken } from '~/server/seats';
import { ACCESS_COOKIE, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { givenPaidOrder, PARCEL } from '~/testing/factories/claim';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { GET } from './route';

const ADMIN = { kind: 'ADMIN' } as const;

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

const item = z.object({
  json: z.union([
    z.object({
      kind: z.literal('STANDING'),
      standing: z.object({ orderId: z.string(), status: z.string(), version: z.number(), by: z.string() }),
    }),
    z.object({ kind: z.literal('ENDED'), why: z.string() }),
  ]),
});
const failure = z.object({ json: z.object({ data: z.object({ appCode: z.string() }) }) });

const fieldOf = (block: string, name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];

/** What a browser's EventSource does: the blocks of one answer, one after the other. */
async function open(cookie: string, lastEventId?: string) {
  const left = new AbortController();
  const search = new URLSearchParams({ input: JSON.stringify({ json: lastEventId ? { lastEventId } : {} }) });
  const request = new Request(`${env().SITE_URL}/api/trpc/order.follow?${search.toString()}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: left.signal,
  });
  const answer = await GET(request);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  /** The next block that says something: neither that it is connected nor that it lives. */
  async function next(): Promise<{ event: string | undefined; id: string | undefined; data: string } | null> {
    const end = text.indexOf('\n\n');
    if (end < 0) {
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
      return next();
    }
    const block = text.slice(0, end);
    text = text.slice(end + 2);
    const event = fieldOf(block, 'event');
    if (block.trim() === '' || event === 'connected' || event === 'ping') return next();
    return { event, id: fieldOf(block, 'id'), data: fieldOf(block, 'data') ?? '' };
  }
  async function news() {
    const block = await next();
    if (!block) return null;
    const { json } = item.parse(JSON.parse(block.data));
    return { id: block.id, ...json };
  }
  return { answer, next, news, leave: () => left.abort() };
}

const cookieOf = async (user: SessionUser) => `${ACCESS_COOKIE}=${await sealAccessToken(user)}`;

async function givenShopper(until: 'PREPARING' | 'SHIPPED' | 'COMPLETED' = 'PREPARING') {
  const { ctx, orderId } = await givenPaidOrder(toss, [{ quantity: 1 }], { until });
  const user = ctx.user!;
  return { user, orderId, cookie: await cookieOf(user) };
}

const ship = (orderId: Id<'ord'>) => advanceFulfilment(anyCtx(), orderId, 'SHIPPED', ADMIN, PARCEL);
const standing = (orderId: string, status: string) => ({ kind: 'STANDING', standing: { orderId, status } });

describe('the stream of one’s orders', () => {
  it('says how they stand, and says it again when staff ship one', async () => {
    const { orderId, cookie } = await givenShopper();
    const stream = await open(cookie);
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.answer.headers.get('cache-control')).toContain('no-store');
    expect(await stream.news()).toMatchObject(standing(orderId, 'PREPARING'));
    await ship(orderId);
    expect(await stream.news()).toMatchObject({ ...standing(orderId, 'SHIPPED'), standing: { by: 'ADMIN' } });
    stream.leave();
  });

  it('tells nobody of the orders of others', async () => {
    const [mine, theirs] = [await givenShopper(), await givenShopper()];
    const stream = await open(mine.cookie);
    expect(await stream.news()).toMatchObject(standing(mine.orderId, 'PREPARING'));
    await ship(theirs.orderId);
    await ship(mine.orderId);
    expect(await stream.news()).toMatchObject(standing(mine.orderId, 'SHIPPED'));
    stream.leave();
  });

  it('begun again after the last thing heard, says what was missed, also of an order that has ended', async () => {
    const { orderId, cookie } = await givenShopper();
    const before = await open(cookie);
    const heard = await before.news();
    before.leave();
    await ship(orderId);
    await advanceFulfilment(anyCtx(), orderId, 'DELIVERED', ADMIN);
    await advanceFulfilment(anyCtx(), orderId, 'COMPLETED', ADMIN);
    const after = await open(cookie, heard?.id);
    const missed = await after.news();
    expect(missed).toMatchObject(standing(orderId, 'COMPLETED'));
    expect(Number(missed?.id)).toBeGreaterThan(Number(heard?.id));
    expect(await after.news()).toMatchObject({ kind: 'ENDED', why: 'NOTHING_OPEN', id: missed?.id });
    expect(await after.next()).toMatchObject({ event: 'return' });
  });

  it('hears of an order that is placed meanwhile', async () => {
    const { user, orderId, cookie } = await givenShopper();
    const stream = await open(cookie);
    expect(await stream.news()).toMatchObject(standing(orderId, 'PREPARING'));
    const { variantId } = await givenVariant();
    const { id } = await givenOrder({ ...anyCtx(), user }, [{ variantId, quantity: 1 }]);
    await ship(orderId);
    const heard = [await stream.news(), await stream.news()];
    expect(heard).toMatchObject([standing(id, 'PENDING'), standing(orderId, 'SHIPPED')]);
    stream.leave();
  });

  it('ends with nothing to look at', async () => {
    const { cookie } = await givenShopper('COMPLETED');
    expect(await (await open(cookie)).news()).toMatchObject({ kind: 'ENDED', why: 'NOTHING_OPEN' });
  });
});

describe('the end of a login', () => {
  it('is the end of the stream, at log-out and where all logins of a person end', async () => {
    const { user, orderId, cookie } = await givenShopper();
    const other = await sessionsOf(anyCtx()).start({ userId: user.id, device: '' });
    const [here, there] = [await open(cookie), await open(await cookieOf({ id: user.id, sid: other.sid }))] as const;
    expect(await here.news()).toMatchObject(standing(orderId, 'PREPARING'));
    expect(await there.news()).toMatchObject(standing(orderId, 'PREPARING'));
    await sessionsOf(anyCtx()).end(other.sid);
    expect(await there.news()).toMatchObject({ kind: 'ENDED', why: 'LOGIN' });
    await sessionsOf(anyCtx()).endAll(user.id);
    expect(await here.news()).toMatchObject({ kind: 'ENDED', why: 'LOGIN' });
  });

  it('is not the end of the access token: the stream ends with that, and begins again by the next one', async () => {
    const { ctx, orderId } = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'PREPARING' });
    const { user } = ctx;
    const login = await sessionsOf(ctx).start({ userId: user!.id, device: '' });
    const claims = { sub: user!.id, sid: login.sid, hardExp: Date.now() / 1000 + 1 };
    const access = await encode({ token: claims, secret: env().AUTH_SECRET, maxAge: 60 });
    const stream = await open(`${ACCESS_COOKIE}=${access}`);
    const heard = await stream.news();
    expect(heard).toMatchObject(standing(orderId, 'PREPARING'));
    expect(await stream.news()).toMatchObject({ kind: 'ENDED', why: 'TOKEN' });
    await ship(orderId);

    const again = await open(`${ACCESS_COOKIE}=${access}; ${REFRESH_COOKIE}=${login.cookie}`, heard?.id);
    expect(again.answer.headers.getSetCookie().some((line) => line.startsWith(`${ACCESS_COOKIE}=`))).toBe(true);
    expect(await again.news()).toMatchObject(standing(orderId, 'SHIPPED'));
    again.leave();
  });

  it('leaves nothing for whoever comes by an ended token or by none', async () => {
    const { user, cookie } = await givenShopper();
    await sessionsOf(anyCtx()).endAll(user.id);
    for (const sent of [cookie, '']) {
      const refused = await (await open(sent)).next();
      expect(refused?.event).toBe('serialized-error');
      expect(failure.parse(JSON.parse(refused?.data ?? '')).json.data.appCode).toBe('UNAUTHENTICATED');
    }
  });
});

describe('streams', () => {
  it('of one person are six at most, and one that is left makes room', async () => {
    const { ctx, userId } = await givenCustomer();
    const { variantId } = await givenVariant();
    await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    const cookie = await cookieOf({ id: userId, sid: ctx.user!.sid });
    const before = seatsTaken();
    const streams = [];
    for (let i = 0; i < 6; i += 1) streams.push(await open(cookie));
    expect(seatsTaken()).toBe(before + 6);
    const refused = await (await open(cookie)).next();
    expect(failure.parse(JSON.parse(refused?.data ?? '')).json.data.appCode).toBe('RATE_LIMITED');
    streams[0]?.leave();
    expect(seatsTaken()).toBe(before + 5);
    const next = await open(cookie);
    expect(await next.news()).toMatchObject({ kind: 'STANDING' });
    for (const stream of [...streams, next]) stream.leave();
    expect(seatsTaken()).toBe(before);
  });
});
