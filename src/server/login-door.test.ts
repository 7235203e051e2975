import { encode } from 'next-auth/jwt';
import { createServer, request, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { KNOWN_COOKIE } from './cookies';
import { hashTurns } from './hash-turns';
import { prepareRequests } from './peer-address';

const SECRET = 'a secret of the shop, of thirty-two';
vi.stubEnv('SITE_URL', 'http://shop.example');
vi.stubEnv('AUTH_SECRET', SECRET);

let handled = 0;
let hold = false;
const held: ServerResponse[] = [];
const server = createServer((_, res) => {
  handled += 1;
  if (hold) held.push(res);
  else res.end();
});
let origin = '';

beforeAll(async () => {
  prepareRequests();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.close();
});

const logIn = (headers: Record<string, string> = {}, query = '') =>
  fetch(`${origin}/api/auth/callback/credentials${query}`, { method: 'POST', body: '{}', headers });

/** With the path as it stands: fetch takes its steps first. */
const statusOf = (method: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(origin, { method, path }, (res) => resolve(res.resume().statusCode))
      .on('error', reject)
      .end();
  });

it('answers a login there is no turn for, before anybody looks at it, and lets those in who were here before', async () => {
  expect((await logIn()).status).toBe(200);
  let end = () => {};
  const job = () => new Promise<void>((resolve) => (end = resolve));
  const jobs: Promise<void>[] = [];
  while (!hashTurns().isFull(false)) jobs.push(hashTurns().run(jobs.length === 0 ? job : () => Promise.resolve()));

  const refused = await logIn({}, '?a=1');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(refused.headers.get('cache-control')).toBe('private, no-store');
  expect(await refused.json()).toEqual({ url: 'http://shop.example/login?error=CROWDED' });
  expect(handled).toBe(1);

  // Only a cookie of the shop's own counts, and no other spelling of the address leads past.
  expect((await logIn({ cookie: `a=1; ${KNOWN_COOKIE}=x` })).status).toBe(503);
  const known = await encode({ token: { account: 'a1' }, secret: SECRET, salt: KNOWN_COOKIE, maxAge: 60 });
  const cookie = `a=1; ${KNOWN_COOKIE}=${known}`;
  expect((await logIn({ cookie })).status).toBe(200);
  // One at a time of each.
  hold = true;
  const first = logIn({ cookie });
  await expect.poll(() => held.length).toBe(1);
  expect((await logIn({ cookie })).status).toBe(503);
  hold = false;
  for (const answer of held) answer.end();
  expect((await first).status).toBe(200);
  expect((await logIn({ cookie })).status).toBe(200);
  expect(await statusOf('POST', '/api/auth/./callback/credentials')).toBe(503);
  expect(await statusOf('POST', '/api/x/%2e%2e/auth/callback/credentials')).toBe(503);
  expect(await statusOf('POST', '/api/auth/%63allback/%63redentials')).toBe(503);
  expect(await statusOf('POST', '/api/auth/callback/%ff')).toBe(200);
  expect((await fetch(`${origin}/api/auth/callback/credentials`)).status).toBe(200);
  expect((await fetch(`${origin}/api/auth/csrf`, { method: 'POST' })).status).toBe(200);
  end();
  await Promise.all(jobs);
  expect((await logIn()).status).toBe(200);
});
