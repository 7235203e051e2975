import { getTRPCErrorShape, transformTRPCResponse, TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { AppError, isAppError } from '~/lib/errors';
import { readLimited } from '~/server/read-limited';
import { isOfAnotherSite, sameOriginOnly } from '~/server/same-origin';
import { counted, isFull, nextTurn } from '~/server/under-way';
import { requestCtx } from '~/trpc/context';
import { appRouter } from '~/trpc/root';

const ENDPOINT = '/api/trpc';
const MAX_BODY_BYTES = 100_000;
const BODY_MS = 10_000;
const MAX_CALLS = 10;
/** The same for everybody and cheap to keep for a second; everything else is private. */
const SHARED_QUERIES = new Set(['catalog.stock', 'catalog.cards']);
const areShared = (calls: readonly { path: string }[]) => calls.every(({ path }) => SHARED_QUERIES.has(path));

/** Whoever comes back from the payment window is answered however many there are: they were let in when they ordered. */
const isPayment = (path: string) => /^payment\.(?:confirm|check)\w*$/.test(path);

async function post(req: Request): Promise<Response> {
  const refused = sameOriginOnly(req);
  if (refused) return refused;
  // Read before the call counts as one under way: somebody who sends slowly keeps nobody out.
  const body = await readLimited(req, MAX_BODY_BYTES, BODY_MS);
  if (!body) return new Response(null, { status: 413 });
  return answer(new Request(req.url, { method: 'POST', headers: req.headers, body, signal: req.signal }));
}

/** A list answered call by call goes on after its answer began, uncounted: nobody here asks for one. */
const asksForParts = ({ headers }: Request) =>
  [headers.get('trpc-accept'), headers.get('accept')].some((types) => types?.includes('application/jsonl'));

/** What is read may be written down as somebody's look: no other site makes a browser ask for it. */
function get(req: Request): Promise<Response> {
  return isOfAnotherSite(req) ? Promise.resolve(new Response(null, { status: 403 })) : answer(req);
}

function answer(req: Request): Promise<Response> {
  if (asksForParts(req)) return Promise.resolve(new Response(null, { status: 406 }));
  const { pathname, searchParams } = new URL(req.url);
  const paths = pathsOf(pathname);
  // Before anything is done for any of them, an answer among it.
  if (paths.length > MAX_CALLS) return Promise.resolve(new Response(null, { status: 400 }));
  // They wait for the provider, and would fill the shop while it is slow.
  if (paths.every(isPayment)) return handle(req);
  if (isFull(paths.length)) return Promise.resolve(turnedAway(paths, searchParams.get('batch') === '1'));
  return counted(() => handle(req), paths.length);
}

/** The procedures that are called; a comma parts them also where it is written as an escape. */
function pathsOf(pathname: string): string[] {
  return pathname.slice(ENDPOINT.length + 1).split(/,|%2c/i);
}

/** Answered without asking who it is or what they want: turning many away must cost next to nothing. */
function turnedAway(paths: readonly string[], isBatch: boolean): Response {
  const seconds = nextTurn();
  const error = new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: new AppError('BUSY', { seconds }) });
  const config = appRouter._def._config;
  const answers = paths.map((path) => {
    const shape = getTRPCErrorShape({ config, error, type: 'unknown', path, input: undefined, ctx: undefined });
    return transformTRPCResponse(config, { error: shape });
  });
  const headers = { 'retry-after': String(seconds), 'cache-control': 'private, no-store' };
  return Response.json(isBatch ? answers : answers[0], { status: 503, headers });
}

function handle(req: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: ENDPOINT,
    req,
    router: appRouter,
    allowBatching: true,
    createContext: ({ resHeaders, info }) => requestCtx(req.headers, { resHeaders, shared: areShared(info.calls) }),
    responseMeta({ info, errors }) {
      const shared = errors.length === 0 && info && areShared(info.calls);
      const headers = new Headers([['cache-control', shared ? 'public, max-age=1' : 'private, no-store']]);
      if (errors.some((error) => isAppError(error.cause, 'BUSY'))) headers.set('retry-after', '2');
      return { headers };
    },
  });
}

export { get as GET, post as POST };
