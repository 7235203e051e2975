import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { jpegScans } from './jpeg-scans';
import { redraw as redrawFor } from './pictures';

const LARGE = { code: 'PICTURE_LARGE' };
const BUSY = { code: 'BUSY' };
const UNREADABLE = { code: 'PICTURE_UNREADABLE' };

const sender = (userId: string = newId('usr'), { signal } = new AbortController()) => ({ userId, signal });
const redraw = (bytes: Uint8Array) => redrawFor(bytes, sender());

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7fd6a6' } });
const bytesOf = async (drawn: Sharp) => new Uint8Array(await drawn.toBuffer());
const join = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

function chunk(type: string, body: Uint8Array): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.byteLength);
  const named = Buffer.concat([Buffer.from(type), body]);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A file of some kilobytes that says it is a picture of so many pixels. */
function bomb(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const body = deflateSync(Buffer.alloc(1_000_000));
  return join('\x89PNG\r\n\x1a\n', chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0)));
}

describe('an uploaded picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is drawn anew from %s, as WebP in two sizes and a blur', async (kind) => {
    const { large, small, width, height, blur } = await redraw(await bytesOf(canvas(2000, 1000).toFormat(kind)));
    expect({ width, height }).toEqual({ width: 1600, height: 800 });
    expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 });
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 });
    expect(blur).toMatch(/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/);
    expect(blur.length).toBeLessThan(600);
  });

  it('is turned upright, and loses where and with what it was taken', async () => {
    const exif = { IFD0: { Copyright: 'somebody', Model: 'a-camera' }, IFD3: { GPSLatitude: '37/1 33/1 0/1' } };
    const taken = await bytesOf(canvas(60, 40).withExif(exif).withMetadata({ orientation: 6 }).jpeg());
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const { large, width, height } = await redraw(taken);
    expect({ width, height }).toEqual({ width: 40, height: 60 });
    const { exif: left, icc, xmp, orientation } = await sharp(large).metadata();
    expect([left, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keeps nothing of a second file inside it', async () => {
    const script = '<script>alert(1)</script>';
    const polyglots = [
      join(await bytesOf(canvas(30, 30).jpeg()), `<?php system($_GET[0]); ?>${script}`),
      join(await bytesOf(canvas(30, 30).png()), `PK\x03\x04${script}`),
      await bytesOf(
        canvas(30, 30)
          .withExif({ IFD0: { ImageDescription: script } })
          .jpeg(),
      ),
    ];
    for (const polyglot of polyglots) {
      const { large, small } = await redraw(polyglot);
      for (const drawn of [large, small]) {
        expect(Buffer.from(drawn).includes('script')).toBe(false);
        expect(Buffer.from(drawn).subarray(0, 4).toString()).toBe('RIFF');
      }
    }
  });

  it('is told by its first bytes and by nothing else', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const gif = await bytesOf(canvas(10, 10).gif());
    const tiff = await bytesOf(canvas(10, 10).tiff());
    const jpeg = await bytesOf(canvas(10, 10).jpeg());
    const none = [
      join(''),
      join('hello'),
      join(svg),
      join(`\xef\xbb\xbf${svg}`),
      join('<!doctype html>'),
      join('%PDF-1.7'),
      join('GIF89a', jpeg),
      gif,
      tiff,
      join('\xff\xd8\xff', svg),
      join('RIFF0000WEBP', svg),
      join('\x89PNG\r\n\x1a\n', svg),
      jpeg.slice(0, jpeg.length / 2),
    ];
    for (const bytes of none) await expect(redraw(bytes)).rejects.toMatchObject(UNREADABLE);
  });

  it('is never opened where it has too many bytes or pixels, whatever it says', async () => {
    await expect(redraw(new Uint8Array(5 * 1024 * 1024 + 1))).rejects.toMatchObject(LARGE);
    for (const [width, height] of [
      [30_000, 30_000],
      [5001, 5000],
      [25_000_000, 1],
      [1, 10_001],
    ] as const)
      await expect(redraw(bomb(width, height))).rejects.toMatchObject(LARGE);
    await expect(redraw(bomb(2_147_483_647, 2_147_483_647))).rejects.toMatchObject(UNREADABLE);
    expect(await redraw(await bytesOf(canvas(5000, 5000).jpeg()))).toMatchObject({ width: 1600 });
  });

  it('does not stop the next one where it could not be read', async () => {
    const good = await bytesOf(canvas(10, 10).png());
    const [first, second] = await Promise.allSettled([redraw(join('\x89PNG\r\n\x1a\n')), redraw(good)]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('waits with four others behind the one that is drawn; the next hears that it is busy, and so does a second of one sender', async () => {
    const good = await bytesOf(canvas(10, 10).png());
    const first = redrawFor(good, sender('one'));
    await expect(redrawFor(good, sender('one'))).rejects.toMatchObject(BUSY);
    const gone = new AbortController();
    const others = [2, 3, 4, 5].map(() => redraw(good));
    const left = redrawFor(good, sender('gone', gone));
    await expect(redraw(good)).rejects.toMatchObject(BUSY);
    gone.abort();
    await expect(left).rejects.toMatchObject(BUSY);
    const late = redraw(good);
    expect(await Promise.all([first, ...others, late])).toHaveLength(6);
    await expect(redrawFor(good, sender('gone', gone))).rejects.toMatchObject(BUSY);
    expect(await redrawFor(good, sender('one'))).toMatchObject({ width: 10 });
  });

  it('is not opened where it goes over its pixels again and again', async () => {
    const slow = await bytesOf(canvas(60, 40).jpeg({ progressive: true }));
    expect(jpegScans(slow)).toBeGreaterThan(5);
    expect(await redraw(slow)).toMatchObject({ width: 60 });
    const last = Buffer.from(slow).lastIndexOf(Buffer.from('ffda', 'hex'));
    const scan = slow.slice(last, -2);
    // A mark without a length before it, or what is no mark at all, hides none.
    for (const before of ['', '\xff\x01', '\xff\x02', '\xff\xd0', '\xff\xff']) {
      const bomb = join(slow.slice(0, last), ...Array.from({ length: 40 }, () => join(before, scan)), '\xff\xd9');
      expect(jpegScans(bomb)).toBeGreaterThan(40);
      await expect(redraw(bomb)).rejects.toMatchObject(UNREADABLE);
    }
  });

  it('says nothing of scans in what is kept beside the picture', () => {
    const note = Buffer.concat([Buffer.from('ffe10012', 'hex'), Buffer.alloc(16, Buffer.from('ffda', 'hex'))]);
    const scan = Buffer.from('ffda0002ff00ffd0aaff', 'hex');
    expect(jpegScans(Buffer.concat([Buffer.from('ffd8', 'hex'), note, scan, Buffer.from('d9', 'hex')]))).toBe(1);
    expect(jpegScans(Buffer.from('ffd8ff', 'hex'))).toBe(0);
  });
});
