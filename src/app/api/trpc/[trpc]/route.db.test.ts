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
    return queries;
  };
  it('costs one query where the answer is everybody’s, and looks for the guest where it is theirs', async () => {
    const { variantId } = await givenVariant();
    expect(await get('catalog.stock', { variantIds: [variantId] })).toHaveLength(1);
    expect((await get('cart.summary', undefined))[0]).toContain('"guests"');
  });
});
