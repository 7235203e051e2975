import type { Stopping } from '../stopping';

/** Waits in real time; ends early, without an error, when the sandbox stops. */
export function pause(ms: number, stopping: Stopping): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const leave = stopping.onBegin(end);
    if (stopping.hasBegun) end();
  });
}
