import 'server-only';
import { AppError } from '~/lib/errors';

/** Lets `atOnce` jobs run and `waiting` more wait; the next one is refused at once. */
export function turns(atOnce: number, waiting: number) {
  const queue: (() => void)[] = [];
  let running = 0;

  async function run<T>(job: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1;
    else if (queue.length >= waiting) throw new AppError('BUSY');
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await job();
    } finally {
      const next = queue.shift();
      // A waiting job takes over the place, so a newcomer can never push in between.
      if (next) next();
      else running -= 1;
    }
  }
  return { run };
}

// A flood of logins may cost two hashes at a time (2 × 19 MiB, about 40 ms each) and no more than a second of waiting.
export const hashTurns = turns(2, 40);
