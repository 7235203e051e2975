import type { SandboxClock } from '../clock';
import { kstMicros } from '../kst';
import { randomText } from '../random';
import type { Faults } from './faults';
import type { Payment, PaymentStatus } from './payment';
import { paymentView } from './payment-view';
import { sendWebhook } from './send-webhook';
import type { Webhook } from './webhook';

const RETRY_AFTER_MINUTES = [1, 4, 16, 64, 256, 1024, 4096];
const ANNOUNCED: readonly PaymentStatus[] = ['DONE', 'ABORTED', 'EXPIRED', 'CANCELED', 'PARTIAL_CANCELED'];

interface Setup {
  clock: SandboxClock;
  faults: Faults;
  stopped: AbortSignal;
  timeoutMs: number;
  defaultUrl: string | undefined;
  baseUrl: () => string;
}

/** Sends PAYMENT_STATUS_CHANGED to the shop and keeps a record of every delivery. */
export class Webhooks {
  private records: Webhook[] = [];
  private routes: { orderId: string; url: string | null }[] = [];
  private readonly held = new Map<number, Webhook[]>();

  constructor(private readonly setup: Setup) {}

  /** Announces the present state. Resolves at once, except under the fault `before`: then after the delivery. */
  async emit(payment: Payment): Promise<void> {
    if (!ANNOUNCED.includes(payment.status)) return;
    const { clock, faults } = this.setup;
    const webhook = this.record(payment);
    if (webhook.url === null) return;
    const fault = faults.take('webhook', payment);
    switch (fault?.kind) {
      case 'never':
        webhook.state = 'SUPPRESSED';
        return;
      case 'before':
        return this.deliver(webhook);
      case 'late':
        return this.deliverAt(clock.now() + (fault.delayMs ?? 5_000), webhook);
      case 'twice':
        this.deliverAt(clock.now(), webhook);
        return this.deliverAt(clock.now() + (fault.delayMs ?? 0), this.copy(webhook));
      case 'shuffled':
        return this.hold(fault.id, webhook, fault.delayMs ?? 2_000);
      default:
        return this.deliverAt(clock.now(), webhook);
    }
  }

  list(orderId?: string): Webhook[] {
    return this.records.filter((webhook) => orderId === undefined || webhook.orderId === orderId);
  }

  /** Sends a recorded webhook once more, as the developer centre's button does. */
  async resend(webhook: Webhook): Promise<void> {
    await this.deliver(webhook);
  }

  /** Other receiver for order ids with this prefix; null silences them. The longest prefix wins. */
  route(orderId: string, url: string | null) {
    this.routes = [...this.routes.filter((route) => route.orderId !== orderId), { orderId, url }];
  }

  clear() {
    for (const webhook of this.records) webhook.cancelTimer?.();
    this.records = [];
    this.routes = [];
    this.held.clear();
  }

  private urlFor(orderId: string): string | null {
    const fitting = this.routes.filter((route) => orderId.startsWith(route.orderId));
    fitting.sort((a, b) => b.orderId.length - a.orderId.length);
    const route = fitting[0];
    return route ? route.url : (this.setup.defaultUrl ?? null);
  }

  private record(payment: Payment): Webhook {
    const { clock, baseUrl } = this.setup;
    const data = paymentView(payment, 'ko', baseUrl());
    const url = this.urlFor(payment.orderId);
    const webhook: Webhook = {
      id: this.records.length + 1,
      transmissionId: `whtrans_a01${randomText(24)}`,
      paymentKey: payment.paymentKey,
      orderId: payment.orderId,
      status: payment.status,
      url,
      body: JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', createdAt: kstMicros(clock.now()), data }),
      state: url === null ? 'NO_RECEIVER' : 'WAITING',
      attempts: [],
      nextAttemptAt: null,
    };
    this.records.push(webhook);
    return webhook;
  }

  private copy(webhook: Webhook): Webhook {
    const copied: Webhook = { ...webhook, id: this.records.length + 1, attempts: [] };
    this.records.push(copied);
    return copied;
  }

  private hold(faultId: number, webhook: Webhook, delayMs: number) {
    const group = this.held.get(faultId);
    if (group) {
      group.push(webhook);
      return;
    }
    const started = [webhook];
    this.held.set(faultId, started);
    this.setup.clock.schedule(this.setup.clock.now() + delayMs, async () => {
      this.held.delete(faultId);
      for (const held of started.reverse()) await this.deliver(held);
    });
  }

  private deliverAt(at: number, webhook: Webhook) {
    webhook.nextAttemptAt = at;
    webhook.cancelTimer = this.setup.clock.schedule(at, () => this.deliver(webhook));
  }

  private async deliver(webhook: Webhook) {
    if (!this.records.includes(webhook)) return;
    const { clock, timeoutMs, stopped } = this.setup;
    webhook.nextAttemptAt = null;
    const retriedCount = webhook.attempts.length;
    const attempt = { at: clock.now(), retriedCount, answer: 'pending' };
    webhook.attempts.push(attempt);
    attempt.answer = await sendWebhook(webhook, attempt, timeoutMs, stopped);
    if (attempt.answer === '200') webhook.state = 'DELIVERED';
    else if (webhook.state !== 'DELIVERED') this.retry(webhook, retriedCount);
  }

  private retry(webhook: Webhook, retriedCount: number) {
    const minutes = RETRY_AFTER_MINUTES[retriedCount];
    if (minutes === undefined) webhook.state = 'FAILED';
    else if (!this.setup.stopped.aborted) this.deliverAt(this.setup.clock.now() + minutes * 60_000, webhook);
  }
}
