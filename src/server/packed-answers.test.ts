import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packAnswer } from './packed-answers';
import { codingOf } from './packing';

let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  if (!packAnswer(request, response)) answer(response);
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
});

/** A stored page, as Next sends one. */
const stored = (text: string, tag: string) => (response: ServerResponse) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('x-nextjs-cache', 'HIT');
  response.setHeader('etag', tag);
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
};

async function ask(path: string, coding = 'gzip, deflate, br', method = 'GET', more: OutgoingHttpHeaders = {}) {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const sent = httpRequest({ port, path, method, headers: { 'accept-encoding': coding, ...more } }).end();
  const response = await new Promise<IncomingMessage>((arrive) => sent.once('response', arrive));
  const { headers } = response;
  const body = await buffer(response);
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[headers['content-encoding'] ?? ''];
  return { headers, size: body.length, text: (unpack ? unpack(body) : body).toString() };
}

/** Asks until the answer is one that was packed before: it alone knows its length at once. */
async function askUntilPacked(path: string, coding?: string) {
  let asked = await ask(path, coding);
  const lengthNow = async () => (asked = await ask(path, coding)).headers['content-length'];
  await expect.poll(lengthNow, { timeout: 10_000 }).toBeDefined();
  return asked;
}

const page = (title: string) =>
  title + Array.from({ length: 4_000 }, (_, at) => `<li>${at * 7_919} 닭가슴살 ${at % 13}</li>`).join('');

describe('a stored page', () => {
  it.each(['br', 'gzip'])('is packed once as %s, smaller than on the way, and says the same', async (coding) => {
    const text = page(coding);
    answer = stored(text, '"one"');
    const first = await ask('/one', coding);
    expect(first).toMatchObject({ text, headers: { 'content-encoding': coding } });
    expect(first.headers['content-length']).toBeUndefined();
    const packed = await askUntilPacked('/one', coding);
    expect(packed).toMatchObject({ text, headers: { 'content-encoding': coding, vary: 'Accept-Encoding' } });
    expect(packed.headers['content-length']).toBe(String(packed.size));
    expect(packed.size).toBeLessThan(first.size);
  });

  it('that has changed is never answered as it was, nor another one with its tag', async () => {
    answer = stored(page('before'), '"before"');
    await askUntilPacked('/changing');
    answer = stored(page('after'), '"after"');
    expect((await ask('/changing')).text).toBe(page('after'));
    answer = stored(page('another'), '"before"');
    expect((await ask('/another')).text).toBe(page('another'));
  });

  it('is sent as it is to whoever unpacks nothing, and its head alone to whoever asks for that', async () => {
    answer = stored(page('plain'), '"plain"');
    await askUntilPacked('/plain');
    expect(await ask('/plain', 'identity')).toMatchObject({ text: page('plain') });
    expect(await ask('/plain', 'br', 'HEAD')).toMatchObject({ text: '' });
  });
});

describe('a file of the build', () => {
  const SCRIPT = page('const shop = 1;');
  /** As Next sends one: in pieces, and for good. */
  const file =
    (headers: Readonly<Record<string, string>> = {}, status = 200) =>
    (response: ServerResponse) => {
      response.statusCode = status;
      const sent = { 'content-type': 'text/javascript', 'cache-control': 'public, max-age=9, immutable', ...headers };
      for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
      Readable.from([Buffer.from(SCRIPT.slice(0, 999)), Buffer.from(SCRIPT.slice(999))]).pipe(response);
    };
  const askThrice = async (...asked: Parameters<typeof ask>) => {
    for (let turn = 0; turn < 2; turn += 1) await ask(...asked);
    await new Promise((later) => setTimeout(later, 50));
    return ask(...asked);
  };

  it.each(['br', 'gzip'])('is packed once as %s, smaller than on the way, with all its headers', async (coding) => {
    answer = file({ etag: '"a"', 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' });
    const first = await ask('/_next/static/chunks/a-1.js', coding);
    expect(first).toMatchObject({ text: SCRIPT, headers: { 'content-encoding': coding } });
    const packed = await askUntilPacked('/_next/static/chunks/a-1.js', coding);
    const { 'transfer-encoding': _, 'accept-ranges': __, date: ___, ...asBefore } = first.headers;
    expect(packed).toMatchObject({ text: SCRIPT, headers: asBefore });
    expect(packed.headers['content-length']).toBe(String(packed.size));
    expect(packed.size).toBeLessThan(first.size);
    answer = (response) => response.writeHead(500).end();
    expect(await ask('/_next/static/chunks/a-1.js', coding)).toMatchObject({ text: SCRIPT });
  });

  it.each([
    ['a part of it', 'range', 'bytes=0-9'],
    ['whether it has changed', 'if-none-match', '"a"'],
  ])('whoever asks for %s is answered by Next', async (_, name, value) => {
    answer = file();
    await askUntilPacked('/_next/static/chunks/b-2.js');
    answer = (response) => response.writeHead(204).end();
    expect(await ask('/_next/static/chunks/b-2.js', 'br', 'GET', { [name]: value })).toMatchObject({ text: '' });
  });

  it.each([
    ['that is not there', '/_next/static/chunks/gone.js', file({}, 404)],
    ['that may change', '/_next/static/chunks/changing.js', file({ 'cache-control': 'no-store' })],
    ['that is somebody’s own', '/_next/static/chunks/own.js', file({ 'set-cookie': 'a=1' })],
    ['by another way', '/_next/static/x/../chunks/c.js', file()],
    ['with a query', '/_next/static/chunks/c.js?x', file()],
    ['of another folder', '/_next/data/c.js', file()],
    ['of another kind', '/_next/static/chunks/c.html', file()],
  ])('%s is not kept', async (_, path, sent) => {
    answer = sent;
    const { headers, text } = await askThrice(path);
    expect(text).toBe(SCRIPT);
    expect(headers['content-length']).toBeUndefined();
  });
});

it('packs any other answer on the way, as it comes', async () => {
  answer = (response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('etag', '"mine"');
    response.write(page('first half'));
    response.end('second half');
  };
  for (let turn = 0; turn < 3; turn += 1) {
    const { text, headers } = await ask('/mine');
    expect(text).toBe(`${page('first half')}second half`);
    expect(headers).toMatchObject({ 'content-encoding': 'br' });
    expect(headers['content-length']).toBeUndefined();
  }
});

it.each([
  ['application/json', 'br'],
  ['application/xml; charset=utf-8', 'br'],
  ['text/event-stream', undefined],
  ['image/webp', undefined],
])('of a route handler, whose headers Next sets as lists, packs %s as %s', async (type, coding) => {
  answer = (response) => {
    response.setHeader('content-type', [type]);
    response.write(page('rows'));
    response.end();
  };
  const { text, headers } = await ask('/handler');
  expect(text).toBe(page('rows'));
  expect([headers['content-type'], headers['content-encoding']]).toEqual([type, coding]);
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
  ['br;q=0, gzip;q=0', null],
  [undefined, null],
])('reads %s as %s', (accepted, coding) => {
  expect(codingOf(accepted)).toBe(coding);
});
