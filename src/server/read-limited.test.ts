import { describe, expect, it } from 'vitest';
import { readLimited, readLimitedText } from './read-limited';

/** A body in chunks of ten bytes, without a length, that says how many of them were asked for. */
function chunked(count: number) {
  const asked = { chunks: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        asked.chunks += 1;
        controller.enqueue(new Uint8Array(10).fill(97));
        if (asked.chunks === count) controller.close();
      },
      cancel() {
        asked.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return { asked, req: new Request('http://localhost/', init) };
}

describe('a limited body', () => {
  it('is read whole up to the limit', async () => {
    expect(await readLimitedText(chunked(3).req, 30)).toBe('a'.repeat(30));
    expect(await readLimitedText(new Request('http://localhost/', { method: 'POST', body: '먹다' }), 6)).toBe('먹다');
  });
  it('is left alone from the byte that is too much, although no length was announced', async () => {
    const { req, asked } = chunked(1_000_000);
    expect(await readLimited(req, 30)).toBeNull();
    expect(asked).toEqual({ chunks: 4, cancelled: true });
  });
  it('is not begun where the announced length is too much', async () => {
    const req = new Request('http://localhost/', { method: 'POST', body: 'abc', headers: { 'content-length': '31' } });
    expect(await readLimited(req, 30)).toBeNull();
    expect(req.bodyUsed).toBe(false);
  });
  it('is left alone where there is no room for a part of it', async () => {
    const { req, asked } = chunked(1_000_000);
    let room = 25;
    const hold = (bytes: number) => {
      if ((room -= bytes) < 0) throw new Error('full');
    };
    await expect(readLimited(req, 100, 1_000, hold)).rejects.toThrow('full');
    expect(asked).toEqual({ chunks: 3, cancelled: true });
  });
  it('is empty where there is none', async () => {
    expect(await readLimitedText(new Request('http://localhost/'), 30)).toBe('');
  });
});
