import 'server-only';

const TICK_MS = 10;

/**
 * The answer, unless it takes longer than this. Only the time in which this process listens counts: what has come while it was
 * busy lies in its socket and is heard first, so that a late process takes nobody for away. @throws Error where none came
 */
export function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let ticksLeft = Math.ceil(ms / TICK_MS);
    const clock = setInterval(() => {
      ticksLeft -= 1;
      if (ticksLeft > 0) return;
      clearInterval(clock);
      reject(new Error('No answer in time.'));
    }, TICK_MS);
    clock.unref();
    answer.then(resolve, reject).finally(() => clearInterval(clock));
  });
}
