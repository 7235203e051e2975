import { Newest } from '../newest';
import type { Webhook } from './webhook';

const KEPT_RECORDS = 5_000;
const KEPT_BODIES = 500;

/** Every webhook under way and the newest finished ones; of those the very newest can be sent again. */
export class WebhookLog {
  private readonly records = new Map<number, Webhook>();
  private readonly finished = new Newest<Webhook>(KEPT_RECORDS);
  private readonly sendable = new Newest<Webhook>(KEPT_BODIES);
  private lastId = 0;

  add(webhook: Omit<Webhook, 'id'>): Webhook {
    const added = { ...webhook, id: ++this.lastId };
    this.records.set(added.id, added);
    return added;
  }

  /** Delivered, given up or never meant to be sent: from now on it makes room for newer ones. */
  finish(webhook: Webhook) {
    const unsendable = webhook.body === null ? undefined : this.sendable.add(webhook);
    if (unsendable && unsendable !== webhook) unsendable.body = null;
    const forgotten = this.finished.add(webhook);
    if (forgotten && forgotten !== webhook) this.records.delete(forgotten.id);
  }

  has(webhook: Webhook): boolean {
    return this.records.get(webhook.id) === webhook;
  }

  find(id: number): Webhook | undefined {
    return this.records.get(id);
  }

  list(orderId?: string): Webhook[] {
    const all = [...this.records.values()];
    return orderId === undefined ? all : all.filter((webhook) => webhook.orderId === orderId);
  }

  clear() {
    for (const part of [this.records, this.finished, this.sendable]) part.clear();
  }
}
