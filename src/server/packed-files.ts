import 'server-only';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { packWith, type Coding } from './packing';
import { turns } from './turns';

/** Scripts and styles of the build: whatever changes has another name, so what is packed once is right for good. */
const FILE = /^\/_next\/static\/(?:[\w-][\w.~-]*\/)*[\w-][\w.~-]*\.(?:js|css)$/;
/** Asked for like this, an answer is not the whole file. */
const IN_PART = ['range', 'if-range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

type Packed = { readonly headers: OutgoingHttpHeaders; readonly body: Buffer };

// By coding and address; no more than the build has files.
const packed = new Map<string, Packed>();
/** One at a time beside the work of the shop; a file that finds it full is packed when it is asked for again. */
const packing = turns(1, 50);

const keyOf = ({ method, url = '', headers }: IncomingMessage, coding: Coding): string | null =>
  method === 'GET' && FILE.test(url) && !IN_PART.some((name) => name in headers) ? `${coding} ${url}` : null;

/** Sends the file as it was packed before. @returns whether it did */
export function sendPackedFile(request: IncomingMessage, response: ServerResponse, coding: Coding): boolean {
  const key = keyOf(request, coding);
  const ready = key === null ? undefined : packed.get(key);
  if (!ready) return false;
  response.writeHead(200, ready.headers);
  response.end(ready.body);
  return true;
}

/** Hands over what is written to `response` before it is packed on the way, where all of that came as bytes. */
function gather(response: ServerResponse): () => Buffer | null {
  const chunks: Buffer[] = [];
  let isWhole = true;
  for (const name of ['write', 'end']) {
    const send: unknown = Reflect.get(response, name);
    if (typeof send !== 'function') return () => null;
    Reflect.set(response, name, (...args: unknown[]): unknown => {
      const [chunk] = args;
      if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      else if (chunk !== undefined && chunk !== null) isWhole = false;
      const sent: unknown = Reflect.apply(send, response, args);
      return sent;
    });
  }
  return () => (isWhole && chunks.length > 0 ? Buffer.concat(chunks) : null);
}

/** What the connection adds to an answer, and what stands for its length, is said anew each time. */
const ANEW = ['content-length', 'transfer-encoding', 'accept-ranges', 'connection', 'keep-alive', 'date'];

async function keep(key: string, coding: Coding, body: Buffer, headers: OutgoingHttpHeaders): Promise<void> {
  const small = await packWith(coding, body, 'SMALLEST');
  const same = Object.fromEntries(Object.entries(headers).filter(([name]) => !ANEW.includes(name)));
  packed.set(key, { body: small, headers: { ...same, 'content-encoding': coding, 'content-length': small.length } });
}

/** Once this file has been answered, it is packed as small as it gets for whoever asks next. */
export function packFileAfter(request: IncomingMessage, response: ServerResponse, coding: Coding): void {
  const key = keyOf(request, coding);
  if (key === null) return;
  const whole = gather(response);
  response.once('finish', () => {
    const body = whole();
    const headers = response.getHeaders();
    const isForGood = response.statusCode === 200 && String(headers['cache-control']).includes('immutable');
    if (!body || !isForGood || headers['set-cookie'] !== undefined) return;
    packing.run(() => keep(key, coding, body, headers), { name: key }).catch(() => undefined);
  });
}
