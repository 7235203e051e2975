import { randomText } from '../random';
import type { Stopping } from '../stopping';
import type { Fault, Faults } from './faults';
import type { Payment } from './payment';
import { PrefixMap } from './prefix-map';
import { sendWebhook } from './send-webhook';
import type { Surroundings } from './toss';
import type { Webhook, WebhookEvent } from './webhook';
import { eventsOf, webhookBody } from './webhook-body';
import { WebhookLog } from './webhook-log';

const RETRY_AFTER_MINUTES = [1, 4, 16, 64, 256, 1024, 4096];

interface Setup extends Surroundings {
  faults: Faults;
  stopping: Stopping;
  timeoutMs: number;
  defaultUrl: string | undefined;
}

/** Tells the shop what happened to its payments and keeps a record of the deliveries. */
export class Webhooks {
  readonly log = new WebhookLog();
  private readonly routes = new PrefixMap<{ url: string | null }>();
  private readonly held = new Map<number, Webhook[]>();

  constructor(private readonly setup: Setup) {}

  /** Announces the present state. Resolves at once, except under the fault `before`: then after the delivery. */
  async emit(payment: Payment): Promise<void> {
    // One change of a virtual account is two webhooks; a fault counts the change.
    const standing = new Set<Fault>();
    const webhooks = eventsOf(payment).map((event) => this.record(event, payment));
    for (const webhook of webhooks) {
      if (webhook.url === null) this.log.finish(webhook);
      else await this.sendUnder(this.faultFor(webhook, standing), webhook);
    }
  }

  /** Sends a recorded webhook once more, as the developer centre's button does. */
  async resend(webhook: Webhook): Promise<void> {
    await this.deliver(webhook);
  }

  /** Other receiver for order ids with this prefix, `''` for all; null silences them. The longest prefix wins. */
  route(orderId: string, url: string | null) {
    this.routes.set(orderId, { url });
  }

  clear() {
    for (const part of [this.log, this.routes, this.held]) part.clear();
  }

  private faultFor(webhook: Webhook, standing: Set<Fault>): Fault | undefined {
    const fault = this.setup.faults.find('webhook', webhook, standing);
    if (fault && !standing.has(fault)) {
      this.setup.faults.use(fault);
      standing.add(fault);
    }
    return fault;
  }

  private sendUnder(fault: Fault | undefined, webhook: Webhook): Promise<void> | void {
    const now = this.setup.clock.now();
    switch (fault?.kind) {
      case 'never':
        webhook.state = 'SUPPRESSED';
        return this.log.finish(webhook);
      case 'before':
        return this.deliver(webhook);
      case 'late':
        return this.deliverAt(now + (fault.delayMs ?? 5_000), webhook);
      case 'twice':
        this.deliverAt(now, webhook);
        return this.deliverAt(now + (fault.delayMs ?? 0), this.log.add({ ...webhook, attempts: [] }));
      case 'shuffled':
        return this.hold(fault.id, webhook, now + (fault.delayMs ?? 2_000));
      default:
        return this.deliverAt(now, webhook);
    }
  }

  private record(event: WebhookEvent, payment: Payment): Webhook {
    const { paymentKey, orderId, status } = payment;
    const [route] = this.routes.fitting(orderId);
    const url = route ? route.url : (this.setup.defaultUrl ?? null);
    return this.log.add({
      transmissionId: `whtrans_a01${randomText(24)}`,
      event,
      paymentKey,
      orderId,
      status,
      url,
      body: url === null ? null : webhookBody(event, payment, this.setup),
      state: url === null ? 'NO_RECEIVER' : 'WAITING',
      attempts: [],
      nextAttemptAt: null,
    });
  }

  private hold(faultId: number, webhook: Webhook, until: number) {
    const group = this.held.get(faultId);
    if (group) {
      group.push(webhook);
      return;
    }
    const started = [webhook];
    this.held.set(faultId, started);
    this.setup.clock.schedule(until, async () => {
      this.held.delete(faultId);
      for (const held of started.reverse()) await this.deliver(held);
    });
  }

  private deliverAt(at: number, webhook: Webhook) {
    webhook.nextAttemptAt = at;
    this.setup.clock.schedule(at, () => this.deliver(webhook));
  }

  private async deliver(webhook: Webhook) {
    if (!this.log.has(webhook)) return;
    const { clock, timeoutMs, stopping } = this.setup;
    webhook.nextAttemptAt = null;
    const retriedCount = webhook.attempts.length;
    const attempt = { at: clock.now(), retriedCount, answer: 'pending' };
    webhook.attempts.push(attempt);
    attempt.answer = await sendWebhook(webhook, attempt, timeoutMs, stopping);
    if (attempt.answer === '200') {
      webhook.state = 'DELIVERED';
      this.log.finish(webhook);
    } else if (webhook.state !== 'DELIVERED') this.retry(webhook, retriedCount);
  }

  private retry(webhook: Webhook, retriedCount: number) {
    const minutes = RETRY_AFTER_MINUTES[retriedCount];
    if (minutes !== undefined) {
      if (!this.setup.stopping.hasBegun) this.deliverAt(this.setup.clock.now() + minutes * 60_000, webhook);
      return;
    }
    webhook.state = 'FAILED';
    this.log.finish(webhook);
  }
}
