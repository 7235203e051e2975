import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures';
import { setStock, type Database } from './world/database';
import { call, placeOrder } from './world/procedures';

type Sent = { readonly query: string; readonly headers: Record<string, string> };

/** What somebody may send who wants a word of theirs in the page of everybody else. */
const poisons = (mark: string): Sent[] => [
  { query: `?MARK=${mark}`, headers: {} },
  { query: `?MARK=${mark}&_rsc=${mark}`, headers: {} },
  { query: `?MARK=${mark}`, headers: { rsc: '1' } },
  {
    query: `?MARK=${mark}&_rsc=${mark}`,
    headers: { rsc: '1', 'next-router-state-tree': mark, 'next-url': `/${mark}` },
  },
  { query: '', headers: { 'content-security-policy': `script-src 'self' 'nonce-${mark}'` } },
  { query: '', headers: { 'content-security-policy-report-only': `script-src 'self' 'nonce-${mark}'` } },
  { query: '', headers: { 'x-forwarded-host': `${mark}.example`, 'x-forwarded-proto': 'https', 'x-nonce': mark } },
  {
    query: '',
    headers: { 'accept-language': `en,${mark}`, cookie: `NEXT_LOCALE=en; mark=${mark}`, 'user-agent': mark },
  },
  { query: '', headers: { 'x-shop-locale': 'en', 'x-request-id': mark, referer: `https://${mark}.example/` } },
];

/** Drops the stored page as the shop does after a change, and has it made anew by exactly this request. */
async function makeAnew(db: Database, api: APIRequestContext, slug: string, { query, headers }: Sent): Promise<void> {
  const payload = { topic: 'page-tags', tags: [`product:${slug}`] };
  await db`INSERT INTO outbox (topic, dedupe_key, payload)
    VALUES (${payload.topic}, ${`pages:${slug}:${randomUUID()}`}, ${db.json(payload)})`;
  const how = async () => (await api.get(`/products/${slug}${query}`, { headers })).headers()['x-nextjs-cache'];
  await expect.poll(how, { message: 'made anew', timeout: 20_000 }).toBe('MISS');
}

test('a stored page is the same to the byte, whatever was sent by the visitor it was made for', async ({
  stranger,
  goods,
  db,
}) => {
  test.setTimeout(240_000);
  const read = async () => (await stranger.get(`/products/${goods.slug}`)).text();
  const madeBy = async (sent: Sent) => {
    await makeAnew(db, stranger, goods.slug, sent);
    return read();
  };
  const clean = await madeBy({ query: '', headers: {} });
  expect(clean.includes(goods.name)).toBe(true);
  const mark = randomUUID().replaceAll('-', '');
  for (const sent of poisons(mark)) {
    const stored = await madeBy(sent);
    expect(stored.includes(mark), `a word of the visitor after ${JSON.stringify(sent)}`).toBe(false);
    // Next's router asks for data: the document that is made along with it is laid out otherwise.
    if (!('rsc' in sent.headers)) expect(stored === clean, `the same page after ${JSON.stringify(sent)}`).toBe(true);
  }
});

test('a stored page says sold out once the last unit is held, and to be had once it is free again', async ({
  stranger,
  shopper,
  page,
  goods,
  db,
}) => {
  await setStock(db, goods.variantId, 1);
  await makeAnew(db, stranger, goods.slug, { query: '', headers: {} });
  const [option] = await db<{ sku: string }[]>`SELECT sku FROM variants WHERE id = ${goods.variantId}`;
  const offered = async () => {
    const html = await (await stranger.get(`/products/${goods.slug}`)).text();
    const offer = html.split('"@type":"Offer"').find((part) => part.includes(`"sku":"${option?.sku ?? ''}"`));
    return /"availability":"https:\/\/schema\.org\/(\w+)"/.exec(offer ?? '')?.[1];
  };
  expect(await offered()).toBe('InStock');
  const order = await placeOrder(page.request, goods);
  await expect.poll(offered, { message: shopper.email, timeout: 15_000 }).toBe('OutOfStock');
  await call(page.request, 'payment.cancelOrder', { orderId: order.id, reason: 'CHANGED_MIND' });
  await expect.poll(offered, { timeout: 15_000 }).toBe('InStock');
});

test('the scripts of a page that is not stored carry the nonce of its policy, whatever the visitor names', async ({
  stranger,
}) => {
  const mine = 'bm90LW9mLXRoZS1zaG9w';
  for (const path of ['/cart', '/en/login']) {
    const response = await stranger.get(path, { headers: { 'content-security-policy': `script-src 'nonce-${mine}'` } });
    const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1];
    const html = await response.text();
    expect(html, path).not.toContain(mine);
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce ?? 'none'}"`);
  }
});
