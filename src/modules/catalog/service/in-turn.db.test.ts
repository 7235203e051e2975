import { expect, it } from 'vitest';
import { clientAddress } from '~/server/client-address';
import { systemCtx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { createCaller } from '~/trpc/root';

it('lets a hundred lists wait for three; those beyond hear at once that it is busy, and everything else goes on', async () => {
  const ctx = { ...systemCtx({ db: testDb(), locale: 'ko' }), reqHeaders: new Headers(), resHeaders: null };
  const { catalog } = createCaller(ctx);
  const suggestions = Promise.allSettled(Array.from({ length: 110 }, () => catalog.suggest({ q: '없는 상품' })));
  expect(await catalog.popularSearches()).toEqual(expect.any(Array));
  const results = await suggestions;
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(7);
  for (const one of refused) expect(one).toMatchObject({ reason: { message: 'BUSY' } });
  expect(await catalog.suggest({ q: '없는 상품' })).toEqual([]);
});

it('refuses one address that asks and asks, and no page of the shop', async () => {
  const visitor = edgeCtx();
  const address = clientAddress(visitor.reqHeaders);
  for (let time = 0; time < 3000; time += 1) await takeLimit('catalog.address', address);
  const asked = createCaller(visitor).catalog.suggest({ q: '없는 상품' });
  await expect(asked).rejects.toMatchObject({ message: 'RATE_LIMITED' });
  const page = createCaller({ ...visitor, resHeaders: null });
  expect(await page.catalog.suggest({ q: '없는 상품' })).toEqual([]);
});
