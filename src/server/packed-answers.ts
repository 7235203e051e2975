import 'server-only';
import compression from 'compression';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import { packFileAfter, sendPackedFile } from './packed-files';
import { codingOf, packWith, type Coding } from './packing';
import { turns } from './turns';

/** Packed pages by coding, address and ETag, the ones longest unused first; of so many bytes at most. */
const MOST_BYTES = 32 * 1024 * 1024;
const packed = new Map<string, Buffer>();
let bytes = 0;
/** One at a time beside the work of the shop; whoever finds it full is packed for anew. */
const packing = turns(1, 20);

function keep(key: string, body: Buffer): void {
  packed.set(key, body);
  bytes += body.length;
  for (const [oldest, { length }] of packed) {
    if (bytes <= MOST_BYTES) return;
    packed.delete(oldest);
    bytes -= length;
  }
}

function kept(key: string): Buffer | undefined {
  const body = packed.get(key);
  if (body) {
    packed.delete(key);
    packed.set(key, body);
  }
  return body;
}

/** Where a stored page’s packed body is kept, or null for any other answer: they alone are sent whole, and again and again. */
function placeOf(request: IncomingMessage, response: ServerResponse): { coding: Coding; key: string } | null {
  const coding = codingOf(request.headers['accept-encoding']);
  const tag = response.getHeader('etag');
  const isStored = response.hasHeader('x-nextjs-cache') && response.statusCode === 200 && request.method === 'GET';
  return coding && isStored && typeof tag === 'string' ? { coding, key: `${coding} ${request.url} ${tag}` } : null;
}

/** The packed body of this answer, where there is one; where there is none it is made for whoever asks next. */
function packedBody(request: IncomingMessage, response: ServerResponse, body: unknown): Buffer | null {
  if (typeof body !== 'string' || response.headersSent) return null;
  const place = placeOf(request, response);
  if (!place) return null;
  const { coding, key } = place;
  const ready = kept(key);
  if (!ready) {
    const make = async () => keep(key, await packWith(coding, Buffer.from(body), 'SMALL'));
    packing.run(make, { name: key }).catch(() => undefined);
    return null;
  }
  response.setHeader('content-encoding', coding);
  response.setHeader('content-length', ready.length);
  return ready;
}

/** What is packed on the way: smaller than gzip’s usual level leaves it, in a fifth of its time. */
const packAnew = compression({
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  filter: (request, response) => {
    // Next sets the headers of its route handlers as lists, of which no type is read.
    const type = [response.getHeader('content-type') ?? ''].flat().join();
    // News of an order are sent as they come.
    if (type === '' || type.startsWith('text/event-stream')) return false;
    response.setHeader('content-type', type);
    return compression.filter(request, response);
  },
});

/**
 * Packs what is answered while it is sent, as Next would. A stored page, and a file of the build, is packed once and kept, better
 * than there is time for on the way; the first to ask for it does not wait for that.
 * @returns whether the request has been answered: with a file that was packed before
 */
export function packAnswer(request: IncomingMessage, response: ServerResponse): boolean {
  const coding = codingOf(request.headers['accept-encoding']);
  if (coding && sendPackedFile(request, response, coding)) return true;
  Reflect.apply(packAnew, undefined, [request, response, () => undefined]);
  if (coding) packFileAfter(request, response, coding);
  const end: unknown = Reflect.get(response, 'end');
  if (typeof end !== 'function') return false;
  Reflect.set(response, 'end', (body: unknown, ...rest: unknown[]): ServerResponse => {
    Reflect.apply(end, response, [packedBody(request, response, body) ?? body, ...rest]);
    return response;
  });
  return false;
}
