import { once } from 'node:events';
import { createServer, IncomingMessage, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { clientAddress } from './client-address';
import { prepareRequests } from './peer-address';
import { endSilentConnections } from './silent-connections';

let request: Pick<IncomingMessage, 'headers' | 'url'>;
const server = createServer((req, res) => {
  request = req;
  res.end();
});

beforeAll(async () => {
  prepareRequests();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
});

it('ends a socket that somebody asks for, before anybody keeps it', async () => {
  let kept = 0;
  server.on('upgrade', () => (kept += 1));
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    'GET /_next/webpack-hmr HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  await once(socket, 'close');
  expect(kept).toBe(0);
});

it('lets go of a connection that has asked nothing when the process ends, and of no other', async () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')] as const;
  const [silent, asking] = sockets;
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  asking.write('GET /cart HTTP/1.1\r\nHost: shop\r\n\r\n');
  await once(asking, 'data');
  const gone = once(silent, 'close');
  endSilentConnections();
  silent.resume();
  await gone;
  asking.write('GET /cart HTTP/1.1\r\nHost: shop\r\n\r\n');
  const again: unknown[] = await once(asking, 'data');
  expect(String(again[0])).toContain('200 OK');
  asking.destroy();
});

it('keeps a connection longer than whoever may ask on it', async () => {
  const address = server.address();
  const { headers } = await fetch(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
  expect(headers.get('keep-alive')).toBe('timeout=65');
});

/** What the handler gets to see of a request. */
async function seen(path: string, headers: Record<string, string> = {}) {
  const address = server.address();
  await fetch(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${path}`, { headers });
  return request;
}

it('believes the connection, whatever the visitor writes', async () => {
  const addressOf = async (headers: Record<string, string>) =>
    clientAddress(new Headers({ 'x-forwarded-for': String((await seen('/', headers)).headers['x-forwarded-for']) }));
  expect(await addressOf({})).toBe('127.0.0.1');
  expect(await addressOf({ 'x-forwarded-for': '8.8.8.8' })).toBe('127.0.0.1');
  expect(await addressOf({ 'x-forwarded-for': '8.8.8.8, 9.9.9.9' })).toBe('127.0.0.1');
});

it('hands on what the router of a browser says it has, and nothing that Next would break on', async () => {
  const state = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, null]));
  const nested = (depth: number) => `${'["",{"":'.repeat(depth)}["",{}]${'}]'.repeat(depth)}`;
  const handedOn = async (tree: string) => (await seen('/admin', { rsc: '1', 'next-router-state-tree': tree })).headers;
  for (const tree of [state, nested(20)]) expect(await handedOn(tree)).toHaveProperty('next-router-state-tree', tree);
  for (const garbled of [
    '%',
    '{}',
    '[1]',
    '"',
    encodeURIComponent('["",{"children":1}]'),
    'a'.repeat(9_000),
    nested(60),
  ])
    expect(await handedOn(garbled)).not.toHaveProperty('next-router-state-tree');
});

it('hands on the shop’s own cookies alone, and refuses an address that asks without end', async () => {
  const given = await seen('/cart?a=1', { cookie: '_ga=1; shop.guest=2; other=3' });
  expect([given.url, given.headers.cookie]).toEqual(['/cart?a=1', 'shop.guest=2']);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const asked = async (words: number) =>
    (await fetch(`http://127.0.0.1:${port}/cart?${Array.from({ length: words }, () => 'a=1').join('&')}`)).status;
  expect([await asked(100), await asked(101)]).toEqual([200, 414]);
});

it.each(['*', 'http://elsewhere.example/admin', 'elsewhere.example:443'])('reads %s as no page', async (target) => {
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n`);
  socket.resume();
  await once(socket, 'close');
  expect(request.url).toBe('/%EF%BF%BD');
});

it('knows the methods of pages and calls, and no other', async () => {
  const address = server.address();
  const asked = httpRequest({
    port: typeof address === 'object' && address ? address.port : 0,
    host: '127.0.0.1',
    path: '/cart',
    method: 'TRACE',
  });
  asked.end();
  const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asked, 'response'));
  response.resume();
  expect(response.statusCode).toBe(405);
});

it('lets no visitor name the nonce of a page, nor write an address into one that is stored', async () => {
  const policy = "script-src 'nonce-bm90LW91cnM='";
  const { headers, url } = await seen('/products/shake?MARK=secret', {
    'content-security-policy': policy,
    'content-security-policy-report-only': policy,
    'x-other': policy,
  });
  expect(headers).not.toHaveProperty('content-security-policy');
  expect(headers).not.toHaveProperty('content-security-policy-report-only');
  expect(headers['x-other']).toBe(policy);
  expect(url).toBe('/products/shake');
  expect((await seen('/products?q=shake')).url).toBe('/products?q=shake');
  expect((await seen('/products/shake?_rsc=secret')).url).toBe('/products/shake');
  expect((await seen('/products/shake?a=b&_rsc=1a2b3', { rsc: '1' })).url).toBe('/products/shake?_rsc=1a2b3');
});
