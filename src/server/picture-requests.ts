import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from './client-address';
import { shares } from './shares';
import { turns } from './turns';

const OPTIMISER = '/_next/image';
/** Packshots and what staff uploaded, spelled in the one way: whatever else leads to the same file would be drawn and kept once more. */
const PRODUCT_PICTURE = /^(?:\/products\/[a-z0-9-]+\/[a-z0-9-]+|\/pictures\/pic_[A-Za-z0-9]{20})\.webp$/;
/** Any will do: the address of a request has none. */
const ORIGIN = 'http://shop';

/** Whether the optimiser answers this address, of which every part can be read. */
export function isPicture(address: string): boolean {
  const path = decodeURIComponent(address.split('?')[0] ?? '').replace(/[\\/]+/g, '/');
  return path === OPTIMISER || path.startsWith(`${OPTIMISER}/`);
}

/** The address of a request for a smaller picture, with nothing in it but what the picture is made of; without a picture where it is none of ours. */
export function pictureAddress(address: string): string {
  const query = URL.canParse(address, ORIGIN) ? new URL(address, ORIGIN).searchParams : new URLSearchParams();
  const url = query.get('url') ?? '';
  if (!PRODUCT_PICTURE.test(url)) return OPTIMISER;
  const parts = new URLSearchParams({ url, w: query.get('w') ?? '', q: query.get('q') ?? '' });
  return `${OPTIMISER}?${parts.toString()}`;
}

/** What the optimiser draws: webp for browsers that take it, else what the picture is. It looks into the whole header; nothing else may count. */
const kindOf = (accepted: string | undefined): string =>
  (accepted ?? '').includes('image/webp') ? 'image/webp' : '*/*';

/** Leaves nothing in a request for a smaller picture but what the picture is made of. */
export function asPictureRequest(request: IncomingMessage, address: string): void {
  request.url = pictureAddress(address);
  request.headers.accept = kindOf(request.headers.accept);
}

/** A drawing takes a thread of Node's four, and passwords are proven on the others. The pictures of a few lists wait. */
const drawing = turns(2, 200);

/** How many of one address are drawn or wait: what two long pages show. */
const share = shares(60);

/**
 * What lay drawn on the disk when it was last asked for: where the optimiser cannot keep them, each waits its turn. The ones asked for first are forgotten first, and wait once more. So many take less
 * room than the disk has for them, and none is drawn anew because of its age (`images` in next.config.mjs).
 */
const MOST_KNOWN = 5_000;
const known = new Set<string>();

function remember(picture: string, response: ServerResponse): void {
  // What a browser has already says nothing of the disk.
  if (response.statusCode === 304) return;
  if (response.statusCode !== 200 || response.getHeader('x-nextjs-cache') !== 'HIT') return void known.delete(picture);
  known.add(picture);
  for (const oldest of known) {
    if (known.size <= MOST_KNOWN) return;
    known.delete(oldest);
  }
}

/** Of what the optimiser makes one file. */
const pictureOf = ({ url, headers }: IncomingMessage): string => `${headers.accept} ${url}`;

/** Far beyond what any drawing takes: a place that is lost for good would be one of two. */
const LONGEST_MS = 60_000;

/** Resolves when the optimiser answers: it goes on drawing for whoever has hung up, and whoever reads slowly needs it no more. */
function answered(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_MS).unref();
    const end: unknown = Reflect.get(response, 'end');
    if (typeof end !== 'function') return;
    Reflect.set(response, 'end', (...args: unknown[]): unknown => {
      clearTimeout(timer);
      resolve();
      const sent: unknown = Reflect.apply(end, response, args);
      return sent;
    });
  });
}

async function drawOne(response: ServerResponse, draw: () => void): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const job = () => {
    const done = answered(response);
    draw();
    return done;
  };
  await drawing.run(job, gone);
}

/**
 * Calls `draw` at once for a picture that was drawn before, else as soon as it is its turn; answers 503 where too many wait, or too
 * many of this address.
 */
export function drawInTurn(request: IncomingMessage, response: ServerResponse, draw: () => void): void {
  const picture = pictureOf(request);
  response.once('finish', () => remember(picture, response));
  if (known.has(picture)) return draw();
  const address = clientAddress(new Headers({ 'x-forwarded-for': String(request.headers['x-forwarded-for'] ?? '') }));
  share(address, () => drawOne(response, draw)).catch(() => {
    if (!response.destroyed) response.writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store' }).end();
  });
}
