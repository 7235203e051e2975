import fs from 'node:fs';
import { expect, it } from 'vitest';
import PageStore from './page-store.mjs';

const store = new PageStore({
  fs,
  flushToDisk: false,
  serverDistDir: '/',
  revalidatedTags: [],
  maxMemoryCacheSize: 1e6,
});
const page = (status) => ({ kind: 'APP_PAGE', status, html: `${status}`, rscData: Buffer.from(''), headers: {} });
const context = { kind: 'APP_PAGE', cacheControl: { revalidate: 300, expire: undefined } };
const statusOf = async (key) => (await store.get(key, context))?.value?.status;

it('keeps pages, and a 404 only in the place of a page', async () => {
  await store.set('/ko/products/made-up', page(404), context);
  expect(await statusOf('/ko/products/made-up')).toBeUndefined();
  await store.set('/ko/products/real', page(200), context);
  expect(await statusOf('/ko/products/real')).toBe(200);
  await store.set('/ko/products/real', page(404), context);
  expect(await statusOf('/ko/products/real')).toBe(404);
});

it('does not let made-up addresses push a real page out', async () => {
  await store.set('/ko/products/kept', page(200), context);
  for (let turn = 0; turn < 2_000; turn += 1) {
    await store.set(`/ko/products/made-up-${turn}`, { ...page(404), html: 'x'.repeat(10_000) }, context);
  }
  expect(await statusOf('/ko/products/kept')).toBe(200);
});
