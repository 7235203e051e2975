import 'server-only';
import { and, eq, ne, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import { crashPoint } from '~/server/crash-points';
import type { Db } from '~/server/db';
import { statement } from '~/server/statement';
import { sameSecret } from '~/server/secret';
import type { AttemptState } from '../rules';
import { paymentAttempts, webhookInbox } from '../tables';
import { findAttempt, type Attempt } from './attempt';
import { look } from './resolve';
import { readEvent, withoutPersonalData, type WebhookEvent } from './webhook-event';

export type WebhookOutcome =
  | 'duplicate'
  | 'refunded-at-provider'
  | 'ignored'
  | 'unknown-payment'
  | 'forged'
  | 'settled'
  | 'looked'
  /** Somebody who did not prove to be the provider made us look for nothing. */
  | 'unchanged';

/** Nothing came of these: should the provider send one again, it is judged anew. */
const UNDONE: readonly string[] = ['unknown-payment', 'forged'];

type Received = { readonly provider: string; readonly transmissionId: string; readonly body: Record<string, unknown> };

/**
 * Stores a webhook, then treats it as a hint: the payment is fetched and only that is acted on. Answers after the commit, so a
 * resend finds its transmission id known. What is missed or not known yet the reconciler finds.
 */
export async function receiveWebhook(
  ctx: Ctx,
  provider: string,
  transmissionId: string,
  body: Record<string, unknown>,
): Promise<WebhookOutcome> {
  const received = { provider, transmissionId, body };
  const event = readEvent(body);
  const found = event && (await attemptOf(ctx, provider, event));
  const known = judge(event, found);
  if (known) {
    const first = await store(ctx, received, known);
    return first || UNDONE.includes(known) ? known : 'duplicate';
  }
  const fresh = await store(ctx, received, null);
  crashPoint('webhook:stored');
  if (!fresh && (await isDone(ctx, received))) return 'duplicate';
  const outcome = found ? await act(ctx, found.attempt, event) : 'ignored';
  await ctx.db
    .update(webhookInbox)
    .set({ outcome, processedAt: sql`now()` })
    .where(and(eq(webhookInbox.provider, provider), eq(webhookInbox.transmissionId, transmissionId)));
  return outcome;
}

/** What comes of an event without asking the provider; null where it has to be asked. */
function judge(event: WebhookEvent | undefined, found: Found | undefined): WebhookOutcome | null {
  if (!event) return 'ignored';
  if (!found) return 'unknown-payment';
  const { attempt, isUnderWay } = found;
  if (isForged(event, attempt)) return 'forged';
  // Our own call is about to hear the same; should its answer be lost, the reconciler looks.
  if (isUnderWay) return 'looked';
  // The echo of what we wrote down ourselves: at every payment there is one, with its secret.
  if (attempt.state !== 'DONE' || event.status !== 'DONE') return null;
  return event.secret === null ? 'ignored' : 'settled';
}

function isForged({ secret, mustProve }: WebhookEvent, attempt: Attempt): boolean {
  if (attempt.secret === null) return false;
  return secret === null ? mustProve : !sameSecret(secret, attempt.secret);
}

/** @returns whether it is the first of its transmission id, or comes again after nothing came of it. */
async function store(
  ctx: Ctx,
  { provider, transmissionId, body }: Received,
  outcome: WebhookOutcome | null,
): Promise<boolean> {
  const done = outcome === null ? {} : { outcome, processedAt: sql`now()` };
  const rows = await ctx.db
    .insert(webhookInbox)
    .values({ provider, transmissionId, body: withoutPersonalData(body), ...done })
    .onConflictDoNothing()
    .returning({ id: webhookInbox.transmissionId });
  return rows.length > 0;
}

async function isDone(ctx: Ctx, { provider, transmissionId }: Received): Promise<boolean> {
  const [row] = await ctx.db
    .select({ outcome: webhookInbox.outcome })
    .from(webhookInbox)
    .where(and(eq(webhookInbox.provider, provider), eq(webhookInbox.transmissionId, transmissionId)));
  return Boolean(row?.outcome && !UNDONE.includes(row.outcome));
}

type Found = { readonly attempt: Attempt; readonly isUnderWay: boolean };

/** By our own id where it is named: the key of a payment that was refused may be another's. */
async function attemptOf(
  ctx: Ctx,
  provider: string,
  { providerOrderId, paymentKey }: WebhookEvent,
): Promise<Found | undefined> {
  if (providerOrderId !== null) return (await selectByOrder(ctx.db, { provider, id: providerOrderId }))[0];
  if (paymentKey !== null) return (await selectByKey(ctx.db, { provider, id: paymentKey }))[0];
  return undefined;
}

type Named = { readonly provider: string; readonly id: string };
type Given = (name: keyof Named) => Placeholder;

const selectByOrder = statement<Named, Found[]>((db, given) =>
  selectNamed(db, given, eq(paymentAttempts.providerOrderId, given('id'))),
);
const selectByKey = statement<Named, Found[]>((db, given) =>
  selectNamed(db, given, and(eq(paymentAttempts.paymentKey, given('id')), ne(paymentAttempts.state, 'FAILED'))),
);

const selectNamed = (db: Db, given: Given, named: SQL | undefined) =>
  db
    .select({
      attempt: paymentAttempts,
      isUnderWay: sql<boolean>`${paymentAttempts.state} = 'CONFIRMING' AND ${paymentAttempts.nextCheckAt} > now()`,
    })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.provider, given('provider')), named));

const SETTLED: readonly AttemptState[] = ['DONE', 'PARTIAL_CANCELED', 'CANCELED', 'FAILED'];

async function act(ctx: Ctx, before: Attempt, { secret }: WebhookEvent): Promise<WebhookOutcome> {
  await look(ctx, before.id);
  const after = await findAttempt(ctx, before.id);
  const isProven = secret !== null && before.secret !== null;
  const isNews = after?.state !== before.state || after.refundedAmount !== before.refundedAmount;
  if (!isProven && !isNews) return 'unchanged';
  if (!after || !SETTLED.includes(after.state)) return 'looked';
  const gaveBack = after.refundedAmount > before.refundedAmount;
  return gaveBack ? 'refunded-at-provider' : 'settled';
}
