export interface SandboxClock {
  now(): number;
  /** Runs the job once `now()` reaches `at`; returns a function that cancels it. */
  schedule(at: number, job: () => void | Promise<void>): () => void;
  /** Moves time forward and waits for every job that falls due on the way, in order, each seeing its own due time. */
  advance(ms: number): Promise<void>;
  stop(): void;
}

interface Job {
  at: number;
  run: () => void | Promise<void>;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** A clock that follows the real time; with `frozenAt` it stands still and moves only by `advance`. */
export function createClock(options: { frozenAt?: Date } = {}): SandboxClock {
  const frozen = options.frozenAt?.getTime();
  let offset = 0;
  let pinned: number | undefined = frozen;
  let jobs: Job[] = [];
  let timer: NodeJS.Timeout | undefined;
  let advancing = Promise.resolve();
  let stopped = false;

  const now = () => pinned ?? Date.now() + offset;

  function takeDue(until: number): Job | undefined {
    const next = jobs[0];
    if (!next || next.at > until) return undefined;
    jobs.shift();
    return next;
  }

  async function run(job: Job) {
    try {
      await job.run();
    } catch (error) {
      console.error('sandbox: a timed job failed', error);
    }
  }

  function arm() {
    clearTimeout(timer);
    const next = jobs[0];
    if (stopped || !next) return;
    const wait = next.at - now();
    if (frozen !== undefined && wait > 0) return;
    timer = setTimeout(fire, Math.min(Math.max(wait, 0), LONGEST_TIMER));
    timer.unref();
  }

  function fire() {
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
    arm();
  }

  return {
    now,
    schedule(at, work) {
      const job: Job = { at, run: work };
      const place = jobs.findLastIndex((other) => other.at <= at) + 1;
      jobs.splice(place, 0, job);
      arm();
      return () => {
        jobs = jobs.filter((other) => other !== job);
        arm();
      };
    },
    advance(ms) {
      advancing = advancing.then(() => move(ms));
      return advancing;
    },
    stop() {
      stopped = true;
      jobs = [];
      clearTimeout(timer);
    },
  };
}
