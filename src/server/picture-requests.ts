import 'server-only';
import type { ServerResponse } from 'node:http';

const OPTIMISER = '/_next/image';
/** The packshots, spelled in the one way: whatever else leads to the same file would be drawn and kept once more. */
const PACKSHOT = /^\/products\/[a-z0-9-]+\/[a-z0-9-]+\.webp$/;
/** Any will do: the address of a request has none. */
const ORIGIN = 'http://shop';

export const isPicture = (address: string): boolean =>
  address === OPTIMISER || address.startsWith(`${OPTIMISER}?`) || address.startsWith(`${OPTIMISER}/`);

/** The address of a request for a smaller picture, with nothing in it but what the picture is made of; without a picture where it is none of ours. */
export function pictureAddress(address: string): string {
  const query = URL.canParse(address, ORIGIN) ? new URL(address, ORIGIN).searchParams : new URLSearchParams();
  const url = query.get('url') ?? '';
  if (!PACKSHOT.test(url)) return OPTIMISER;
  const parts = new URLSearchParams({ url, w: query.get('w') ?? '', q: query.get('q') ?? '' });
  return `${OPTIMISER}?${parts.toString()}`;
}

/** Drawn at one time. A drawing takes a thread of Node's four, and passwords are proven on the others. */
const AT_ONCE = 2;
/** Pictures of a few lists; who comes then hears at once that it is busy. */
const WAITING_MOST = 200;
/** Whoever does not take their answer keeps nobody waiting for longer. */
const LONGEST_MS = 10_000;

let drawing = 0;
const waiting: { readonly response: ServerResponse; readonly draw: () => void }[] = [];

function start({ response, draw }: (typeof waiting)[number]): void {
  drawing += 1;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    drawing -= 1;
    next();
  };
  const timer = setTimeout(end, LONGEST_MS).unref();
  response.once('finish', end).once('close', end);
  draw();
}

function next(): void {
  const turn = waiting.shift();
  if (!turn) return;
  if (turn.response.destroyed) next();
  else start(turn);
}

/** Calls `draw` as soon as it is its turn; answers 503 where too many wait. */
export function drawInTurn(response: ServerResponse, draw: () => void): void {
  if (drawing < AT_ONCE) start({ response, draw });
  else if (waiting.length < WAITING_MOST) waiting.push({ response, draw });
  else response.writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store' }).end();
}
