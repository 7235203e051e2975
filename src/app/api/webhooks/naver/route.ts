import { isAppError } from '~/lib/errors';
import { naverConfigured } from '~/modules/account/service/naver';
import { withdrawNaver } from '~/modules/account/service/naver-identity';
import { readNaverNotice } from '~/modules/account/service/naver-notice';
import { clientAddress } from '~/server/client-address';
import { systemCtx } from '~/server/context';
import { log } from '~/server/logger';
import { giveBackLimit, takeLimit } from '~/server/rate-limit';
import { readLimitedText } from '~/server/read-limited';

export const dynamic = 'force-dynamic';

const MAX_BODY_BYTES = 4_000;

/** Naver tells that somebody has withdrawn their consent there. It tells once; 204 means that it was signed by Naver. */
export async function POST(req: Request): Promise<Response> {
  if (!naverConfigured()) return new Response(null, { status: 404 });
  const ctx = systemCtx();
  const address = clientAddress(req.headers);
  try {
    await takeLimit('webhook.address', address);
    const text = await readLimitedText(req, MAX_BODY_BYTES);
    if (text === null) return new Response(null, { status: 413 });
    const body = new URLSearchParams(text);
    const query = new URL(req.url).searchParams;
    const notice = readNaverNotice((name) => body.get(name) ?? query.get(name), ctx.now);
    if (!notice) return new Response(null, { status: 401 });
    const outcome = notice.subject === null ? 'unreadable' : await withdrawNaver(ctx, notice.subject);
    await giveBackLimit('webhook.address', address);
    log.info('webhook', { requestId: ctx.requestId, provider: 'naver', outcome });
    return new Response(null, { status: 204 });
  } catch (error) {
    if (isAppError(error, 'RATE_LIMITED')) return new Response(null, { status: 429 });
    log.error('webhook.failed', error, { requestId: ctx.requestId, provider: 'naver' });
    return new Response(null, { status: 503 });
  }
}

function notPosted(): Response {
  const known = naverConfigured();
  return known ? new Response(null, { status: 405, headers: { allow: 'POST' } }) : new Response(null, { status: 404 });
}

export {
  notPosted as GET,
  notPosted as HEAD,
  notPosted as PUT,
  notPosted as PATCH,
  notPosted as DELETE,
  notPosted as OPTIONS,
};
