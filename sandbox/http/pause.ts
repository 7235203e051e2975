import { setTimeout as wait } from 'node:timers/promises';

/** Waits in real time; ends early, without an error, when the sandbox stops. */
export async function pause(ms: number, stopped: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal: stopped });
  } catch {
    return;
  }
}
