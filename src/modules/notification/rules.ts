import type { Id } from '~/lib/ids';

export type MailKind = 'ORDER_CONFIRMED' | 'ORDER_CANCELED' | 'ORDER_SHIPPED';

/** What an outbox row asks for. The payload holds ids only: names and addresses are read when the mail is written. */
export type OutboxPayload =
  | { readonly topic: 'mail'; readonly mail: MailKind; readonly orderId: Id<'ord'> }
  | { readonly topic: 'page-tags'; readonly tags: readonly string[] };

export type OutboxTopic = OutboxPayload['topic'];

/** Seconds until the next try after `attempts` failures: 5 s, 20 s, 80 s … at most an hour. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(3600, 5 * 4 ** Math.max(0, attempts - 1));
}
