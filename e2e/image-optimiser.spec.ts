import type { APIRequestContext } from '@playwright/test';
import { createServer } from 'node:http';
import { expect, test } from './fixtures';

const PACKSHOT = '/products/nut-mix/pack.webp';

const optimised = (api: APIRequestContext, url: string) =>
  api.get(`/_next/image?${new URLSearchParams({ url, w: '96', q: '75' }).toString()}`, {
    headers: { accept: 'image/webp,*/*' },
    maxRedirects: 0,
  });

/** Another machine, as far as the shop knows: it counts who comes, and has a picture for them. */
async function startOutside() {
  let visits = 0;
  const server = createServer((_req, res) => {
    visits += 1;
    res.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { host: `127.0.0.1:${port}`, port, visits: () => visits, stop };
}

test('a packshot is made smaller', async ({ stranger }) => {
  const response = await optimised(stranger, PACKSHOT);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toBe('image/webp');
  const original = await (await stranger.get(PACKSHOT)).body();
  expect((await response.body()).length).toBeLessThan(original.length);
});

test('a size is drawn once and kept; another spelling of the same file is none', async ({ stranger }) => {
  const first = await optimised(stranger, '/products/nut-mix/styled.webp');
  expect(first.status()).toBe(200);
  const kept = async () => (await optimised(stranger, '/products/nut-mix/styled.webp')).headers()['x-nextjs-cache'];
  await expect.poll(kept).toBe('HIT');
  for (const url of [
    '/products/a/../nut-mix/styled.webp',
    '/products/nut-mix/./styled.webp',
    '/products/nut-mix/%73tyled.webp',
  ])
    expect((await optimised(stranger, url)).status(), url).toBe(400);
});

test('nothing else is asked for a picture: no page, no procedure, no file beside them', async ({ stranger, goods }) => {
  const inside = [
    '/',
    '/account',
    '/admin',
    '/api/health',
    '/api/me/export',
    '/api/auth/signout',
    '/api/trpc/cart.summary',
    '/products',
    `/products/${goods.slug}`,
    '/products/../account',
    '/products/nut-mix/../../api/health',
    '/products/nut-mix/%2e%2e/%2e%2e/api/health',
    '/products/nut-mix/pack.webp/../../../api/health',
    `${PACKSHOT}?next=/account`,
    `/ko${PACKSHOT}`,
    '/icon.svg',
    '/og.png',
    '/favicon.ico',
    `/_next/image?url=${encodeURIComponent(PACKSHOT)}&w=96&q=75`,
  ];
  for (const url of inside) expect((await optimised(stranger, url)).status(), url).toBe(400);
});

test('no other machine is asked for one, however it is written', async ({ stranger }) => {
  const outside = await startOutside();
  const { host, port } = outside;
  const addresses = [
    `http://${host}/products/nut-mix/pack.webp`,
    `https://${host}/products/nut-mix/pack.webp`,
    `http://localhost:${port}/products/nut-mix/pack.webp`,
    `http://[::1]:${port}/products/nut-mix/pack.webp`,
    `http://2130706433:${port}/products/nut-mix/pack.webp`,
    `http://localhost@${host}/products/nut-mix/pack.webp`,
    `//${host}/products/nut-mix/pack.webp`,
    ` //${host}/products/nut-mix/pack.webp`,
    `\\\\${host}/products/nut-mix/pack.webp`,
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://10.0.0.1/a.webp',
    `ftp://${host}/a.webp`,
    'file:///etc/passwd',
    'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
  ];
  for (const url of addresses) expect((await optimised(stranger, url)).status(), url).toBe(400);
  for (const url of [`/\\${host}/products/nut-mix/pack.webp`, `/products//${host}/pack.webp`])
    expect((await optimised(stranger, url)).status(), url).toBe(400);
  expect(outside.visits()).toBe(0);
  await fetch(`http://${host}/`);
  expect(outside.visits(), 'whoever comes is counted').toBe(1);
  await outside.stop();
});
