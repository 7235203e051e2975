import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { AppError, isAppError } from '~/lib/errors';
import { readLimited } from '~/server/read-limited';
import { sameOriginOnly } from '~/server/same-origin';
import { counted } from '~/server/under-way';
import { requestCtx } from '~/trpc/context';
import { appRouter } from '~/trpc/root';

const MAX_BODY_BYTES = 100_000;
/** The same for everybody and cheap to keep for a second; everything else is private. */
const SHARED_QUERIES = new Set(['catalog.stock']);
const areShared = (calls: readonly { path: string }[]) => calls.every(({ path }) => SHARED_QUERIES.has(path));

/** Whoever comes back from the payment window is answered however many there are: they were let in when they ordered. */
const isPayment = ({ path }: { path: string }) =>
  path.startsWith('payment.confirm') || path.startsWith('payment.check');

async function post(req: Request): Promise<Response> {
  const refused = sameOriginOnly(req);
  if (refused) return refused;
  // The server holds a body to the length it announced.
  if (Number(req.headers.get('content-length') ?? Infinity) <= MAX_BODY_BYTES) return answer(req);
  const body = await readLimited(req, MAX_BODY_BYTES);
  if (!body) return new Response(null, { status: 413 });
  return answer(new Request(req.url, { method: 'POST', headers: req.headers, body, signal: req.signal }));
}

function answer(req: Request): Promise<Response> {
  return counted((full) => handle(req, full));
}

function handle(req: Request, full: boolean): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    allowBatching: true,
    createContext: ({ resHeaders, info }) => {
      if (info.calls.length > 10) throw new Error('at most 10 calls a batch');
      if (full && !info.calls.every(isPayment))
        throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: new AppError('BUSY', { seconds: 2 }) });
      return requestCtx(req.headers, { resHeaders, shared: areShared(info.calls) });
    },
    responseMeta({ info, errors }) {
      const shared = errors.length === 0 && info && areShared(info.calls);
      const headers = new Headers([['cache-control', shared ? 'public, max-age=1' : 'private, no-store']]);
      if (errors.some((error) => isAppError(error.cause, 'BUSY'))) headers.set('retry-after', '2');
      return { headers };
    },
  });
}

export { answer as GET, post as POST };
