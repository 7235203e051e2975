import { kstWithOffset } from '../kst';
import type { Stopping } from '../stopping';
import type { Webhook, WebhookAttempt } from './webhook';

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause: unknown = error.cause;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

/** One delivery; answers the HTTP status as text, or why there was none. Never throws. */
export async function sendWebhook(webhook: Webhook, attempt: WebhookAttempt, timeoutMs: number, stopping: Stopping) {
  if (webhook.url === null) return 'no receiver';
  if (webhook.body === null) return 'body no longer kept';
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(new DOMException('no answer in time', 'TimeoutError')), timeoutMs);
  const leave = stopping.onBegin(() => end.abort());
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'tosspayments-webhook-transmission-time': kstWithOffset(attempt.at),
        'tosspayments-webhook-transmission-retried-count': String(attempt.retriedCount),
        'tosspayments-webhook-transmission-id': webhook.transmissionId,
      },
      body: webhook.body,
      redirect: 'manual',
      signal: end.signal,
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return reason(error);
  } finally {
    clearTimeout(timer);
    leave();
  }
}
