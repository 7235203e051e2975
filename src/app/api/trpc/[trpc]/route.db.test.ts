import { describe, expect, it } from 'vitest';
import { createGuest } from '~/modules/account/service/guests';
import { countQueries } from '~/server/query-count';
import { testDb } from '~/testing/db';
import { givenVariant } from '~/testing/factories/order';
import * as trpc from './route';

const ORIGIN = 'http://localhost:3000';

describe('what a page asks', () => {
  const get = async (path: string, input: unknown) => {
    const { cookie } = await createGuest({ db: testDb() });
    const search = `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
    const req = new Request(`${ORIGIN}/api/trpc/${path}${search}`, { headers: { cookie: `shop.guest=${cookie}` } });
    const { result, queries } = await countQueries(() => trpc.GET(req));
    expect(result.status).toBe(200);
    return { queries, kept: result.headers.get('cache-control') };
  };
  it('costs one query where the answer is everybody’s, and looks for the guest where it is theirs', async () => {
    const { variantId, productId } = await givenVariant();
    const shared = [
      await get('catalog.stock', { variantIds: [variantId] }),
      await get('catalog.cards', { ids: [productId], locale: 'ko' }),
    ];
    for (const { queries, kept } of shared) expect([queries.length, kept]).toEqual([1, 'public, max-age=1']);
    const own = await get('cart.summary', undefined);
    expect(own.queries[0]).toContain('"guests"');
    expect(own.kept).toBe('private, no-store');
  });
});

describe('more calls at once than can be answered soon', () => {
  const ask = (path: string) => trpc.GET(new Request(`${ORIGIN}/api/trpc/${path}`));
  const pay = () => {
    const headers = {
      'content-type': 'application/json',
      'content-length': '2',
      origin: ORIGIN,
      host: 'localhost:3000',
    };
    return trpc.POST(new Request(`${ORIGIN}/api/trpc/payment.confirm`, { method: 'POST', body: '{}', headers }));
  };

  it('hear at once that it is busy and when to come again; whoever pays is answered all the same', async () => {
    const crowd = Array.from({ length: 300 }, () => ask('cart.summary'));
    const [late, paying, many] = [ask('cart.summary'), pay(), ask('cart.summary,account.me?batch=1')];
    const answers = await Promise.all([...crowd, late]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(256);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(45);
    expect((await late).headers.get('retry-after')).toBe('2');
    expect((await late).headers.get('cache-control')).toBe('private, no-store');
    expect(await (await late).json()).toMatchObject({
      error: { json: { data: { appCode: 'BUSY', details: { seconds: 2 } } } },
    });
    const busy = { error: { json: { data: { appCode: 'BUSY' } } } };
    expect(await (await many).json()).toMatchObject([busy, busy]);
    expect((await paying).status).toBe(401);
    expect((await ask('cart.summary')).status).toBe(200);
  });

  it('are not those that wait for the provider, nor those whose senders take their time', async () => {
    const headers = {
      'content-type': 'application/json',
      'content-length': '9',
      origin: ORIGIN,
      host: 'localhost:3000',
    };
    const drip = () => {
      const body = new ReadableStream({ start: () => undefined });
      const init = { method: 'POST', headers, body, duplex: 'half' };
      return trpc.POST(new Request(`${ORIGIN}/api/trpc/cart.add`, init));
    };
    const dripping = Array.from({ length: 300 }, drip);
    const paying = Array.from({ length: 300 }, () => pay());
    expect((await ask('cart.summary')).status).toBe(200);
    expect(new Set((await Promise.all(paying)).map(({ status }) => status))).toEqual(new Set([401]));
    expect(new Set((await Promise.all(dripping)).map(({ status }) => status))).toEqual(new Set([413]));
  });
});
