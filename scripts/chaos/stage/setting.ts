/** What `scripts/chaos.mjs` has prepared for this run. */
export function setting(name: 'CHAOS_BUILD' | 'CHAOS_DATABASE_URL' | 'CRON_SECRET' | 'PORT' | 'SITE_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start by "npm run chaos".`);
  return value;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks again every `everyMs` until the answer is yes. @returns whether it was, within `patienceMs`. */
export async function until(yes: () => Promise<boolean>, patienceMs: number, everyMs = 100): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await yes())) {
    if (performance.now() > deadline) return false;
    await pause(everyMs);
  }
  return true;
}
