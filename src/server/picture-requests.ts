import 'server-only';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { turns } from './turns';

const OPTIMISER = '/_next/image';
/** Packshots and what staff uploaded, spelled in the one way: whatever else leads to the same file would be drawn and kept once more. */
const PRODUCT_PICTURE = /^(?:\/products\/[a-z0-9-]+\/[a-z0-9-]+|\/pictures\/pic_[A-Za-z0-9]{20})\.webp$/;
/** Any will do: the address of a request has none. */
const ORIGIN = 'http://shop';

export const isPicture = (address: string): boolean =>
  address === OPTIMISER || address.startsWith(`${OPTIMISER}?`) || address.startsWith(`${OPTIMISER}/`);

/** The address of a request for a smaller picture, with nothing in it but what the picture is made of; without a picture where it is none of ours. */
export function pictureAddress(address: string): string {
  const query = URL.canParse(address, ORIGIN) ? new URL(address, ORIGIN).searchParams : new URLSearchParams();
  const url = query.get('url') ?? '';
  if (!PRODUCT_PICTURE.test(url)) return OPTIMISER;
  const parts = new URLSearchParams({ url, w: query.get('w') ?? '', q: query.get('q') ?? '' });
  return `${OPTIMISER}?${parts.toString()}`;
}

/** Whoever does not take their answer keeps nobody waiting for longer. */
const LONGEST_MS = 10_000;
/** A drawing takes a thread of Node's four, and passwords are proven on the others. The pictures of a few lists wait. */
const drawing = turns(2, 200);

/** Resolves when all of the answer is on its way, or nobody waits for it any more. */
function ended(response: ServerResponse): Promise<unknown> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  return Promise.race(['finish', 'close'].map((event) => once(response, event, { signal }))).catch(() => undefined);
}

/** Calls `draw` as soon as it is its turn; answers 503 where too many wait. */
export function drawInTurn(response: ServerResponse, draw: () => void): void {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const job = () => {
    const end = ended(response);
    draw();
    return end;
  };
  drawing.run(job, gone).catch(() => {
    if (!response.destroyed) response.writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store' }).end();
  });
}
