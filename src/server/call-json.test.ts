import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callJson } from './call-json';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serving(listener: RequestListener, onConnection?: (socket: Socket) => void): Promise<string> {
  const server = createServer(listener);
  if (onConnection) server.on('connection', onConnection);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
const post = { method: 'POST', headers: { 'idempotency-key': 'k1' }, body: '{"금액":1000}', timeoutMs: 5_000 } as const;
const get = { method: 'GET', headers: {}, timeoutMs: 5_000 } as const;

describe('a call of a JSON interface', () => {
  it('sends method, headers and body, and reads status and answer whatever the status', async () => {
    const url = await serving((req, res) => {
      let body = '';
      req.setEncoding('utf8');
      req.on('data', (chunk: string) => (body += chunk));
      req.on('end', () => {
        const { method, headers } = req;
        res.writeHead(418).end(JSON.stringify({ method, key: headers['idempotency-key'], body }));
      });
    });
    expect(await callJson(url, post)).toEqual({
      status: 418,
      answer: { method: 'POST', key: 'k1', body: post.body },
    });
  });

  it('does not follow a redirect', async () => {
    const url = await serving((_req, res) => void res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end('{}'));
    expect(await callJson(url, get)).toEqual({ status: 302, answer: {} });
  });

  it('keeps its connection', async () => {
    let connections = 0;
    const url = await serving(
      (_req, res) => void res.end('{}'),
      () => (connections += 1),
    );
    for (let n = 0; n < 3; n += 1) await callJson(url, get);
    expect(connections).toBe(1);
  });

  it.each<[string, RequestListener]>([
    ['never comes', () => undefined],
    ['begins and never ends', (_req, res) => void res.write('{"a":')],
    ['breaks off', (_req, res) => void res.writeHead(200, { 'content-length': '9' }).write('{', () => res.destroy())],
    ['is a reset', (req) => void req.socket.resetAndDestroy()],
    ['is no JSON', (_req, res) => void res.end('<html>')],
    ['is empty', (_req, res) => void res.end()],
  ])('says so where the answer %s', async (_name, listener) => {
    const url = await serving(listener);
    await expect(callJson(url, { ...post, timeoutMs: 200 })).rejects.toBeInstanceOf(Error);
  });

  it('says so where nobody listens', async () => {
    await expect(callJson('http://127.0.0.1:1/', get)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
