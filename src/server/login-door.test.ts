import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { KNOWN_COOKIE } from './cookies';
import { hashTurns } from './hash-turns';
import { prepareRequests } from './peer-address';

vi.stubEnv('SITE_URL', 'http://shop.example');

let handled = 0;
const server = createServer((_, res) => {
  handled += 1;
  res.end();
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

  expect((await logIn({ cookie: `a=1; ${KNOWN_COOKIE}=x` })).status).toBe(200);
  expect((await fetch(`${origin}/api/auth/callback/credentials`)).status).toBe(200);
  expect((await fetch(`${origin}/api/auth/csrf`, { method: 'POST' })).status).toBe(200);
  end();
  await Promise.all(jobs);
  expect((await logIn()).status).toBe(200);
});
