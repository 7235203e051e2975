import { createServer, IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asPictureRequest, drawInTurn, isPicture, pictureAddress } from './picture-requests';

describe('the address of a picture', () => {
  const asked = (url: string) => `/_next/image?${new URLSearchParams({ url, w: '96', q: '75' }).toString()}`;

  it('keeps what the picture is made of and nothing else', () => {
    const plain = asked('/products/nut-mix/pack.webp');
    expect(pictureAddress(plain)).toBe(plain);
    expect(pictureAddress(`${plain}&v=1&url=/products/other/pack.webp`)).toBe(plain);
    const uploaded = asked('/pictures/pic_0123456789abcdefghiJ.webp');
    expect(pictureAddress(uploaded)).toBe(uploaded);
  });

  it.each([
    '/pictures/pic_0123456789abcdefghij.jpg',
    '/pictures/pic_0123456789abcdefghi.webp',
    '/pictures/../products/nut-mix/pack.webp',
    '/products/x/../nut-mix/pack.webp',
    '/products//nut-mix/pack.webp',
    '/products/nut-mix/./pack.webp',
    '/products/nut-mix/%70ack.webp',
    '/products/nut-mix/pack.webp#1',
    '/products/nut-mix/pack.webp?1',
    '/Products/nut-mix/pack.webp',
    'http://shop/products/nut-mix/pack.webp',
    '',
  ])('names no picture for another spelling: %s', (url) => {
    expect(pictureAddress(asked(url))).toBe('/_next/image');
  });

  it.each([
    ['image/avif,image/webp,image/apng,*/*;q=0.8', 'image/webp'],
    ['image/avif', '*/*'],
    ['text/html, image/webp;q=0.1', 'image/webp'],
    ['*/*', '*/*'],
    [undefined, '*/*'],
  ])('of whoever takes %s asks for %s: one file has one name', (accept, kind) => {
    const request = new IncomingMessage(new Socket());
    if (accept !== undefined) request.headers.accept = accept;
    asPictureRequest(request, `${asked('/products/nut-mix/pack.webp')}&v=1`);
    expect([request.url, request.headers.accept]).toEqual([asked('/products/nut-mix/pack.webp'), kind]);
  });

  it('is told from other addresses', () => {
    for (const address of [
      '/_next/image',
      '/_next/image?url=a',
      '/_next/image/',
      '/_next/%69mage?url=a',
      '//_next//image',
    ])
      expect(isPicture(address), address).toBe(true);
    for (const address of ['/_next/images', '/_next/static/a.js', '/products/image'])
      expect(isPicture(address), address).toBe(false);
  });
});

type Asked = { signal?: AbortSignal; picture?: string; from?: string };

describe('pictures are drawn in turn', () => {
  const asked: ServerResponse[] = [];
  const drawn: ServerResponse[] = [];
  const server = createServer((request, response) => {
    asked.push(response);
    drawInTurn(request, response, () => drawn.push(response));
  });
  let address = '';

  beforeEach(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const at = server.address();
    address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  });
  afterEach(async () => {
    asked.length = 0;
    drawn.length = 0;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  let pictures = 0;
  /** A picture nobody asked for before, by somebody who asks for no other, unless said. */
  const ask = async ({ signal, picture = `/${(pictures += 1)}`, from = `p${pictures}` }: Asked = {}) =>
    (await fetch(address + picture, { signal, headers: { 'x-forwarded-for': from, accept: 'image/webp' } })).status;
  const untilAsked = (count: number) => expect.poll(() => asked.length, { timeout: 10_000 }).toBe(count);
  const untilDrawn = (count: number) => expect.poll(() => drawn.length).toBe(count);

  it('two at a time, the next when one is done, and whoever has gone is passed over', async () => {
    const leaves = new AbortController();
    const answers = [ask(), ask()];
    await untilAsked(2);
    const left = ask({ signal: leaves.signal }).catch(() => 'left');
    await untilAsked(3);
    answers.push(ask());
    await untilAsked(4);
    expect(drawn).toEqual(asked.slice(0, 2));

    leaves.abort();
    expect(await left).toBe('left');
    await expect.poll(() => asked[2]?.destroyed).toBe(true);
    drawn[0]?.end();
    await untilDrawn(3);
    expect(drawn[2]).toBe(asked[3]);
    for (const response of drawn) response.end();
    expect(await Promise.all(answers)).toEqual([200, 200, 200]);
  });

  it('and whoever hangs up keeps their place until their picture is drawn', async () => {
    const leaves = new AbortController();
    const left = [ask({ signal: leaves.signal }), ask({ signal: leaves.signal })].map((asking) =>
      asking.catch(() => 'left'),
    );
    await untilDrawn(2);
    leaves.abort();
    expect(await Promise.all(left)).toEqual(['left', 'left']);
    await expect.poll(() => asked.every((response) => response.destroyed)).toBe(true);
    const waits = ask();
    await untilAsked(3);
    await new Promise((later) => setTimeout(later, 50));
    expect(drawn).toHaveLength(2);
    drawn[0]?.end();
    await untilDrawn(3);
    for (const response of drawn) response.end();
    expect(await waits).toBe(200);
  });

  it('where too many wait, the next hears that it is busy', async () => {
    const answers = Array.from({ length: 202 }, () => ask());
    await untilAsked(202);
    const refused = await fetch(`${address}/one-more`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    for (let index = 0; index < 202; index += 1) {
      await expect.poll(() => drawn.length, { interval: 1 }).toBeGreaterThan(index);
      drawn[index]?.end();
    }
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
  });

  it('but not what was drawn before; and nobody fills the line alone', async () => {
    const answers = [ask({ picture: '/kept' }), ask({ picture: '/not-kept' })];
    await untilDrawn(2);
    for (const response of drawn)
      response.setHeader('x-nextjs-cache', response.req.url === '/kept' ? 'HIT' : 'MISS').end();
    await Promise.all(answers);
    const greedy = Array.from({ length: 60 }, () => ask({ from: 'greedy' }));
    await untilAsked(62);
    expect(await ask({ from: 'greedy' })).toBe(503);
    // Others wait behind them, but for what lies there already.
    const [again, other] = [ask({ picture: '/kept', from: 'greedy' }), ask({ picture: '/not-kept' })];
    await untilAsked(65);
    expect(
      drawn
        .slice(2)
        .filter(({ req }) => !/^.[0-9]/.test(req.url ?? ''))
        .map(({ req }) => req.url),
    ).toEqual(['/kept']);
    drawn.at(-1)?.end();
    expect(await again).toBe(200);
    for (let index = 2; index < 64; index += 1) {
      await expect.poll(() => drawn.length, { interval: 1 }).toBeGreaterThan(index);
      drawn[index]?.end();
    }
    expect(new Set(await Promise.all([...greedy, other]))).toEqual(new Set([200]));
  });
});
