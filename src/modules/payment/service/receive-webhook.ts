import 'server-only';
import { and, eq, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '~/server/context';
import { crashPoint } from '~/server/crash-points';
import { sameSecret } from '~/server/secret';
import { paymentAttempts, webhookInbox } from '../tables';
import type { Attempt } from './attempt';
import { noteRefundAtProvider } from './refund-at-provider';
import { resolve } from './resolve';

/** The three fields every version of the event carries, and the secret where it is there. */
const eventSchema = z.object({
  eventType: z.string(),
  data: z.object({
    paymentKey: z.string().optional(),
    orderId: z.string().optional(),
    status: z.string().optional(),
    secret: z.string().nullish(),
  }),
});

export type WebhookOutcome =
  'duplicate' | 'refunded-at-provider' | 'ignored' | 'unknown-payment' | 'forged' | 'settled' | 'looked';

/**
 * Stores a webhook, then treats it as a hint: the payment is fetched and only that is acted on. Answers after the commit, so a
 * resend finds its transmission id known.
 */
export async function receiveWebhook(
  ctx: Ctx,
  provider: string,
  transmissionId: string,
  body: Record<string, unknown>,
): Promise<WebhookOutcome> {
  const stored = await ctx.db
    .insert(webhookInbox)
    .values({ provider, transmissionId, body: withoutPersonalData(body) })
    .onConflictDoNothing()
    .returning({ id: webhookInbox.transmissionId });
  crashPoint('webhook:stored');
  if (stored.length === 0 && (await isProcessed(ctx, provider, transmissionId))) return 'duplicate';
  const outcome = await act(ctx, provider, body);
  await ctx.db
    .update(webhookInbox)
    .set({ outcome, processedAt: sql`now()` })
    .where(and(eq(webhookInbox.provider, provider), eq(webhookInbox.transmissionId, transmissionId)));
  return outcome;
}

async function isProcessed(ctx: Ctx, provider: string, transmissionId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ processedAt: webhookInbox.processedAt })
    .from(webhookInbox)
    .where(and(eq(webhookInbox.provider, provider), eq(webhookInbox.transmissionId, transmissionId)));
  return Boolean(row?.processedAt);
}

async function act(ctx: Ctx, provider: string, body: Record<string, unknown>): Promise<WebhookOutcome> {
  const event = eventSchema.safeParse(body);
  if (!event.success || event.data.eventType !== 'PAYMENT_STATUS_CHANGED') return 'ignored';
  const { paymentKey, orderId, secret } = event.data.data;
  const [attempt] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.provider, provider),
        or(eq(paymentAttempts.paymentKey, paymentKey ?? ''), eq(paymentAttempts.providerOrderId, orderId ?? '')),
      ),
    )
    .limit(1);
  if (!attempt) return 'unknown-payment';
  if (secretDiffers(attempt, secret)) return 'forged';
  if (attempt.state === 'DONE') return noteRefundAtProvider(ctx, attempt);
  const resolution = await resolve(ctx, attempt.id);
  return resolution.state === 'UNKNOWN' ? 'looked' : 'settled';
}

function secretDiffers(attempt: Attempt, given: string | null | undefined): boolean {
  return attempt.secret !== null && typeof given === 'string' && !sameSecret(given, attempt.secret);
}

/** The inbox keeps what identifies the event; card numbers, names and phones stay with the provider. */
function withoutPersonalData(body: Record<string, unknown>): Record<string, unknown> {
  const data = typeof body.data === 'object' && body.data !== null ? body.data : {};
  const kept = Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (KEPT.has(key) ? [[key, short(value)]] : [])),
  );
  return { eventType: short(body.eventType), createdAt: short(body.createdAt), data: kept };
}

const KEPT = new Set(['paymentKey', 'orderId', 'status', 'lastTransactionKey']);
const short = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 200) : null);
