import 'server-only';
import { AppError } from '~/lib/errors';

export type Comer = {
  /** One of each name is in here at a time, at work or waiting: nobody fills the room alone. */
  readonly name?: string;
  /** Says that they are gone: whoever waits no longer does. */
  readonly signal?: AbortSignal;
  /** Waits behind others of the kind alone, and finds room where the room is full of the rest. */
  readonly isFirst?: boolean;
};

/** However slow the machine is just now, nobody waits longer between two jobs. */
const LONGEST_REST_MS = 200;

/**
 * Lets `atOnce` jobs run and `waiting` more wait, of those who go first as many again; whoever comes then is refused at once.
 * `share`: while others wait, a place works for so much of the time only, 1 for all of it; those who go first do not wait for that.
 */
export function turns(atOnce: number, waiting: number, { share = 1 } = {}) {
  const first: (() => void)[] = [];
  const rest: (() => void)[] = [];
  const inside = new Set<string>();
  const resting: NodeJS.Timeout[] = [];
  // Places at work, and those that rest.
  let running = 0;

  /** Resolves when a place is handed over. */
  function place(queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
    return new Promise((take, refuse) => {
      const leave = () => {
        queue.splice(queue.indexOf(start), 1);
        refuse(new AppError('BUSY'));
      };
      const start = () => {
        signal?.removeEventListener('abort', leave);
        take();
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(start);
    });
  }

  function handOver(): void {
    const next = first.shift() ?? rest.shift();
    // Who waits takes over the place, so a newcomer can never push in between.
    if (next) next();
    else running -= 1;
  }

  /** After `worked` ms. */
  function leavePlace(worked: number): void {
    const pause = Math.min(worked * (1 / share - 1), LONGEST_REST_MS);
    if (pause === 0 || first.length > 0 || rest.length === 0) return handOver();
    const timer = setTimeout(() => {
      resting.splice(resting.indexOf(timer), 1);
      handOver();
    }, pause);
    resting.push(timer);
  }

  const isFull = (isFirst: boolean): boolean =>
    running >= atOnce && (isFirst ? first.length >= waiting && resting.length === 0 : rest.length >= waiting);

  /** Whether there is a place at once, one that rests where the comer goes first. */
  function takePlace(isFirst: boolean): boolean {
    if (running < atOnce) {
      running += 1;
      return true;
    }
    const timer = isFirst ? resting.pop() : undefined;
    clearTimeout(timer);
    return timer !== undefined;
  }

  /** Does `job` when it is its turn. @throws AppError BUSY where it is full, or the comer is gone or in here already */
  async function run<T>(job: () => Promise<T>, { name, signal, isFirst = false }: Comer = {}): Promise<T> {
    const isIn = name !== undefined && inside.has(name);
    if (isIn || signal?.aborted || isFull(isFirst)) throw new AppError('BUSY');
    if (name !== undefined) inside.add(name);
    try {
      if (!takePlace(isFirst)) await place(isFirst ? first : rest, signal);
      const begun = performance.now();
      try {
        return await job();
      } finally {
        leavePlace(performance.now() - begun);
      }
    } finally {
      if (name !== undefined) inside.delete(name);
    }
  }
  return { run, isFull };
}
