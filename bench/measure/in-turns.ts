import { closedLoop, goodput, type Load, type Work } from './load';
import { Latencies } from './latencies';
import { Tally } from './tally';

const ROUNDS = 3;
const WARMUP_S = 0.5;

/**
 * Measures several kinds of the same work with the same callers, a slice of each in turn, three rounds: whatever slows the
 * machine for a while slows them all, and their ratio stays.
 */
export async function inTurns<K extends string>(
  kinds: Readonly<Record<K, Work>>,
  callers: number,
  seconds: number,
): Promise<Record<K, Load>> {
  const works: [K, Work][] = [];
  const loads: Partial<Record<K, Load>> = {};
  for (const kind in kinds) works.push([kind, kinds[kind]]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [kind, work] of works) {
      const slice = await closedLoop(callers, { warmup: WARMUP_S, seconds: seconds / ROUNDS }, work);
      loads[kind] = added(loads[kind], slice);
    }
  }
  return complete(loads, works);
}

function added(before: Load | undefined, slice: Load): Load {
  const sum = before ?? { seconds: 0, outcomes: new Tally(), ok: new Latencies(), rest: new Latencies() };
  sum.outcomes.absorb(slice.outcomes);
  sum.ok.absorb(slice.ok);
  sum.rest.absorb(slice.rest);
  return { ...sum, seconds: sum.seconds + slice.seconds, slices: [...(before?.slices ?? []), goodput(slice)] };
}

function complete<K extends string>(loads: Partial<Record<K, Load>>, works: readonly [K, Work][]): Record<K, Load> {
  const has = (all: Partial<Record<K, Load>>): all is Record<K, Load> => works.every(([kind]) => all[kind]);
  if (!has(loads)) throw new Error('a kind of work was not measured');
  return loads;
}
