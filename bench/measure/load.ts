import { setTimeout as sleep } from 'node:timers/promises';
import { Latencies } from './latencies';
import { Tally } from './tally';

/** One piece of work; `n` counts from 0 over all callers. @returns the name of how it ended: `ok`, or an error's. */
export type Work = (n: number) => Promise<string>;
export type Load = {
  readonly seconds: number;
  readonly outcomes: Tally;
  /** Durations of what ended well, and of the rest. */
  readonly ok: Latencies;
  readonly rest: Latencies;
  /** Goodput of each slice, where the load came in slices. */
  readonly slices?: readonly number[];
};

const perSecond = (count: number, seconds: number) => Math.round((count / seconds) * 10) / 10;
export const goodput = (load: Load): number => perSecond(load.ok.count, load.seconds);
/** A load as it is told and kept. */
export const shown = (load: Load) => ({
  rate: goodput(load),
  ...load.ok.summary(),
  outcomes: load.outcomes.all(),
  slices: load.slices,
});

/** `callers` that each begin their next piece of work as soon as the last one ended; what ends in the window counts. */
export async function closedLoop(
  callers: number,
  { warmup, seconds }: { warmup: number; seconds: number },
  work: Work,
) {
  const start = performance.now() + warmup * 1000;
  const end = start + seconds * 1000;
  const load = { seconds, outcomes: new Tally(), ok: new Latencies(), rest: new Latencies() };
  let n = 0;
  const call = async () => {
    while (performance.now() < end) {
      const begun = performance.now();
      const outcome = await work(n++);
      const ended = performance.now();
      if (ended < start || ended >= end) continue;
      load.outcomes.add(outcome);
      (outcome === 'ok' ? load.ok : load.rest).add(ended - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return load satisfies Load;
}

export type Arrival = { readonly at: number; readonly ms: number; readonly outcome: string };

/**
 * Work that arrives `rate` times a second whether or not earlier work is done, at random moments as people do (the same ones
 * in every run). `at` is milliseconds since the start. `begin` is the number of the first arrival.
 */
export async function openLoop(rate: number, seconds: number, work: Work, begin = 0): Promise<Arrival[]> {
  const random = seeded(20260729);
  const started = performance.now();
  const pending: Promise<unknown>[] = [];
  const arrivals: Arrival[] = [];
  let due = 0;
  for (let n = begin; due < seconds * 1000; due += (-Math.log(1 - random()) / rate) * 1000) {
    const wait = due - (performance.now() - started);
    if (wait > 0) await sleep(Math.max(1, Math.floor(wait)));
    else if (n % 64 === 0) await new Promise(setImmediate);
    const at = due;
    // From when it was due: a generator that is late must not hide how long somebody waited.
    const done = work(n++).then((outcome) => arrivals.push({ at, ms: performance.now() - started - at, outcome }));
    pending.push(done);
  }
  await Promise.all(pending);
  return arrivals;
}

export function summed(arrivals: readonly Arrival[]) {
  const load = { outcomes: new Tally(), ok: new Latencies(), rest: new Latencies() };
  for (const { outcome, ms } of arrivals) {
    load.outcomes.add(outcome);
    (outcome === 'ok' ? load.ok : load.rest).add(ms);
  }
  return load;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
