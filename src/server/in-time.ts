import 'server-only';

const TICK_MS = 10;

export class Silence extends Error {}

/**
 * The answer, unless it takes longer than this. Only the time in which this process listens counts: what has come while it was
 * busy lies in its socket and is heard first, so that a late process takes nobody for away. @throws Silence where none came
 */
export function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let ticksLeft = Math.ceil(ms / TICK_MS);
    const clock = setInterval(() => {
      ticksLeft -= 1;
      if (ticksLeft > 0) return;
      clearInterval(clock);
      reject(new Silence('No answer in time.'));
    }, TICK_MS);
    clock.unref();
    answer.then(resolve, reject).finally(() => clearInterval(clock));
  });
}

/** How long somebody who did not answer is thought to be away. */
const AWAY_MS = 1_000;

/** `inTime` for one who is asked again and again: who did not answer just now is waited for a tenth as long. */
export function patience(ms: number): <T>(answer: Promise<T>) => Promise<T> {
  let awayUntil = 0;
  return async (answer) => {
    try {
      return await inTime(answer, performance.now() < awayUntil ? ms / 10 : ms);
    } catch (error) {
      if (error instanceof Silence) awayUntil = performance.now() + AWAY_MS;
      throw error;
    }
  };
}
