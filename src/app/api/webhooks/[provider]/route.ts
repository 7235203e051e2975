import { z } from 'zod';
import { isAppError } from '~/lib/errors';
import { isStorable } from '~/lib/storable';
import { receiveWebhook, type WebhookOutcome } from '~/modules/payment/service/receive-webhook';
import { clientAddress } from '~/server/client-address';
import { systemCtx } from '~/server/context';
import { log } from '~/server/logger';
import { giveBackLimit, takeLimit } from '~/server/rate-limit';
import { readLimitedText } from '~/server/read-limited';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ provider: string }> };

const MAX_BODY_BYTES = 64_000;
const PROVIDERS = new Set(['toss']);

/** Nothing came of these: the provider sends few of them, and from few addresses all the others. */
const IDLE: readonly WebhookOutcome[] = ['ignored', 'unknown-payment', 'forged', 'unchanged'];

const createdAt = z.string().max(40).optional();
/** An event with its type, or the flat deposit callback, which has none. Nothing else is kept. */
const bodySchema = z.union([
  z.looseObject({ eventType: z.string().max(60), createdAt }),
  z.looseObject({
    eventType: z.never().optional(),
    orderId: z.string().max(64),
    status: z.string().max(60),
    createdAt,
  }),
]);

/** A payment provider tells that something changed. 200 means stored and acted on; anything else asks for a resend. */
export async function POST(req: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  if (!PROVIDERS.has(provider)) return new Response(null, { status: 404 });
  const ctx = systemCtx();
  const transmissionId =
    req.headers.get('tosspayments-webhook-transmission-id')?.slice(0, 200) ?? `none-${crypto.randomUUID()}`;
  try {
    await takeLimit('webhook.address', clientAddress(req.headers));
    const text = await readLimitedText(req, MAX_BODY_BYTES);
    if (text === null) return new Response(null, { status: 413 });
    const body = parsed(text);
    if (!body) return new Response(null, { status: 400 });
    const outcome = await receiveWebhook(ctx, provider, transmissionId, body);
    if (!IDLE.includes(outcome)) await giveBackLimit('webhook.address', clientAddress(req.headers));
    log.info('webhook', { requestId: ctx.requestId, provider, outcome });
    return Response.json({ received: true });
  } catch (error) {
    if (isAppError(error, 'RATE_LIMITED')) return new Response(null, { status: 429 });
    log.error('webhook.failed', error, { requestId: ctx.requestId, provider });
    return new Response(null, { status: 500 });
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isStorable(body) ? bodySchema.safeParse(body).data : undefined;
  } catch {
    return undefined;
  }
}

async function notPosted(_req: Request, { params }: Context): Promise<Response> {
  const known = PROVIDERS.has((await params).provider);
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
