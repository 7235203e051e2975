import 'server-only';
import { env } from './env';
import { log } from './logger';

const SCHEDULE = [
  { job: 'outbox', everyMs: 2_000 },
  { job: 'reconcile-payments', everyMs: 5_000 },
  { job: 'retry-refunds', everyMs: 5_000 },
  { job: 'release-reservations', everyMs: 15_000 },
  { job: 'restock', everyMs: 5_000 },
  { job: 'reconcile-transactions', everyMs: 3_600_000 },
  { job: 'claims', everyMs: 15_000 },
  { job: 'complete-orders', everyMs: 3_600_000 },
  { job: 'confirm-consents', everyMs: 3_600_000 },
  { job: 'rank-search', everyMs: 3_600_000 },
  { job: 'retention', everyMs: 3_600_000 },
  { job: 'audit', everyMs: 300_000 },
] as const;

/**
 * The process's own cron: calls the job routes of this server over loop-back (stored pages can only be dropped inside a
 * request). A slow run is never overlapped by the next.
 */
export function startTimers(port: string): () => Promise<void> {
  let stopping = false;
  const running = new Set<Promise<void>>();
  const timers = SCHEDULE.map(({ job, everyMs }) => {
    let busy = false;
    return setInterval(() => {
      if (busy || stopping) return;
      busy = true;
      const run = callJob(port, job).finally(() => {
        busy = false;
        running.delete(run);
      });
      running.add(run);
    }, everyMs);
  });
  return async () => {
    stopping = true;
    timers.forEach(clearInterval);
    await Promise.allSettled(running);
  };
}

async function callJob(port: string, job: string): Promise<void> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/cron/${job}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${env().CRON_SECRET}` },
      signal: AbortSignal.timeout(30_000),
      cache: 'no-store',
    });
    if (!response.ok) log.warn('timer.refused', { job, status: response.status });
  } catch (error) {
    log.warn('timer.failed', { job, reason: error instanceof Error ? error.name : 'unknown' });
  }
}
