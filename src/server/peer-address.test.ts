import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { clientAddress } from './client-address';
import { appendPeerAddress } from './peer-address';

it('believes the connection, whatever the visitor writes', async () => {
  appendPeerAddress();
  const server = createServer((req, res) => {
    res.end(clientAddress(new Headers({ 'x-forwarded-for': String(req.headers['x-forwarded-for']) })));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const seen = async (headers: Record<string, string>) => (await fetch(`http://127.0.0.1:${port}`, { headers })).text();
  expect(await seen({})).toBe('127.0.0.1');
  expect(await seen({ 'x-forwarded-for': '8.8.8.8' })).toBe('127.0.0.1');
  expect(await seen({ 'x-forwarded-for': '8.8.8.8, 9.9.9.9' })).toBe('127.0.0.1');
  server.close();
});
