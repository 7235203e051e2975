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

/** Lets `atOnce` jobs run and `waiting` more wait, of those who go first as many again; whoever comes then is refused at once. */
export function turns(atOnce: number, waiting: number) {
  const first: (() => void)[] = [];
  const rest: (() => void)[] = [];
  const inside = new Set<string>();
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

  function leavePlace(): void {
    const next = first.shift() ?? rest.shift();
    // Who waits takes over the place, so a newcomer can never push in between.
    if (next) next();
    else running -= 1;
  }

  /** Does `job` when it is its turn. @throws AppError BUSY where it is full, or the comer is gone or in here already */
  async function run<T>(job: () => Promise<T>, { name, signal, isFirst = false }: Comer = {}): Promise<T> {
    const queue = isFirst ? first : rest;
    const isIn = name !== undefined && inside.has(name);
    if (isIn || signal?.aborted || (running >= atOnce && queue.length >= waiting)) throw new AppError('BUSY');
    if (name !== undefined) inside.add(name);
    try {
      if (running < atOnce) running += 1;
      else await place(queue, signal);
      try {
        return await job();
      } finally {
        leavePlace();
      }
    } finally {
      if (name !== undefined) inside.delete(name);
    }
  }
  return { run };
}
