import { setting } from './setting';

/** What keeps an open thing from staying open; the others tidy and look. */
export const JOBS = ['release-reservations', 'reconcile-payments', 'retry-refunds', 'claims', 'outbox'] as const;
export type Job = (typeof JOBS)[number] | 'reconcile-transactions' | 'complete-orders' | 'audit';

/** What the cron does: starts a job and hears whether it was done. */
export async function runJob(job: Job): Promise<boolean> {
  try {
    const response = await fetch(`${setting('SITE_URL')}/api/cron/${job}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${setting('CRON_SECRET')}` },
      signal: AbortSignal.timeout(30_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
