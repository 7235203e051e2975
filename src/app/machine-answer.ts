import { clientAddress } from '~/server/client-address';
import { hasRoom } from '~/server/rate-limit';
import { turns } from '~/server/turns';

const SECONDS = 300;

const TYPES = {
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

/** A whole catalogue is read for each: two are made at a time, and a stranger who asks for many at once waits with the others. */
const making = turns(2, 20);
/** Whoever reads slower than this keeps nobody waiting for longer. */
const LONGEST_MS = 10_000;

const refusal = (status: 429 | 503, seconds: number): Response =>
  new Response(null, { status, headers: { 'retry-after': String(seconds), 'cache-control': 'no-store' } });

/** Waits for a turn, which lasts until the answer is called. @throws AppError BUSY */
function takeTurn(signal: AbortSignal): Promise<() => void> {
  return new Promise((begin, refuse) => {
    const turn = () =>
      new Promise<void>((leave) => {
        const late = setTimeout(leave, LONGEST_MS);
        begin(() => {
          clearTimeout(late);
          leave();
        });
      });
    making.run(turn, { signal }).catch(refuse);
  });
}

/**
 * A whole document of text for machines, written piece by piece as it is read. The first piece is made before anything is said.
 * 429 where its address asks for more than programs do, 503 where too many wait.
 */
export async function machineAnswer(
  type: keyof typeof TYPES,
  { headers, signal }: Pick<Request, 'headers' | 'signal'>,
  pieces: AsyncGenerator<string>,
): Promise<Response> {
  if (!(await hasRoom('machine.address', clientAddress(headers)))) return refusal(429, 600);
  const leave = await takeTurn(signal).catch(() => null);
  if (!leave) return refusal(503, 5);
  const encoder = new TextEncoder();
  let piece: IteratorResult<string>;
  try {
    piece = await pieces.next();
  } catch (error) {
    leave();
    throw error;
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (piece.done) {
        leave();
        return controller.close();
      }
      controller.enqueue(encoder.encode(piece.value));
      piece = await pieces.next();
    },
    async cancel() {
      leave();
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: { 'content-type': TYPES[type], 'cache-control': `public, max-age=${SECONDS}` },
  });
}
