import { JobQueue, type Job } from './job-queue';

export interface SandboxClock {
  now(): number;
  /** How far `advance` has moved it ahead, in ms. */
  ahead(): number;
  /** Runs the job once `now()` reaches `at`. */
  schedule(at: number, job: () => void | Promise<void>): void;
  /** Moves time forward and waits for every job that falls due on the way, in order, each seeing its own due time. */
  advance(ms: number): Promise<void>;
  stop(): void;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** A clock that follows the real time; with `frozenAt` it stands still and moves only by `advance`. */
export function createClock(options: { frozenAt?: Date } = {}): SandboxClock {
  const frozen = options.frozenAt?.getTime();
  let offset = 0;
  let pinned: number | undefined = frozen;
  const jobs = new JobQueue();
  let ahead = 0;
  let timer: NodeJS.Timeout | undefined;
  let firesAt = Infinity;
  let advancing = Promise.resolve();
  let stopped = false;

  const now = () => pinned ?? Date.now() + offset;

  function takeDue(until: number): Job | undefined {
    return jobs.next && jobs.next.at <= until ? jobs.take() : undefined;
  }

  async function run(job: Job) {
    try {
      await job.run();
    } catch (error) {
      console.error('sandbox: a timed job failed', error);
    }
  }

  function arm() {
    const next = jobs.next;
    if (stopped || !next || next.at >= firesAt) return;
    const wait = next.at - now();
    if (frozen !== undefined && wait > 0) return;
    clearTimeout(timer);
    firesAt = next.at;
    timer = setTimeout(fire, Math.min(Math.max(wait, 0), LONGEST_TIMER));
    timer.unref();
  }

  function fire() {
    firesAt = Infinity;
    for (let job = takeDue(now()); job; job = takeDue(now())) void run(job);
    arm();
  }

  async function move(ms: number) {
    const target = now() + ms;
    for (let job = takeDue(target); job && !stopped; job = takeDue(target)) {
      pinned = Math.max(job.at, now());
      await run(job);
    }
    offset = target - Date.now();
    pinned = frozen === undefined ? undefined : target;
    ahead += ms;
    firesAt = Infinity;
    arm();
  }

  return {
    now,
    ahead: () => ahead,
    schedule(at, work) {
      jobs.add({ at, run: work });
      arm();
    },
    advance(ms) {
      advancing = advancing.then(() => move(ms));
      return advancing;
    },
    stop() {
      stopped = true;
      jobs.clear();
      clearTimeout(timer);
    },
  };
}
