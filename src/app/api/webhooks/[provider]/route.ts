import { receiveWebhook } from '~/modules/payment/service/receive-webhook';
import { systemCtx } from '~/server/context';
import { log } from '~/server/logger';

export const dynamic = 'force-dynamic';

const MAX_BODY_BYTES = 64_000;
const PROVIDERS = new Set(['toss']);

/** A payment provider tells that something changed. 200 means stored and acted on; anything else asks for a resend. */
export async function POST(req: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const { provider } = await params;
  if (!PROVIDERS.has(provider)) return new Response(null, { status: 404 });
  const text = await req.text();
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) return new Response(null, { status: 413 });
  const body = parseObject(text);
  if (!body) return new Response(null, { status: 400 });
  const ctx = systemCtx();
  const transmissionId =
    req.headers.get('tosspayments-webhook-transmission-id')?.slice(0, 200) ?? `none-${crypto.randomUUID()}`;
  try {
    const outcome = await receiveWebhook(ctx, provider, transmissionId, body);
    log.info('webhook', { requestId: ctx.requestId, provider, outcome });
    return Response.json({ received: true });
  } catch (error) {
    log.error('webhook.failed', error, { requestId: ctx.requestId, provider });
    return new Response(null, { status: 500 });
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
