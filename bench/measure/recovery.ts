import { Latencies } from './latencies';
import type { Arrival } from './load';

const SLICE_MS = 250;

/**
 * Seconds after `from` (milliseconds since the start) until the last quarter of a second in which work that arrived was
 * refused or had a p99 above `limitMs`; 0 where there was none.
 */
export function secondsToRecover(arrivals: readonly Arrival[], from: number, limitMs: number): number {
  const slices = new Map<number, { refused: boolean; latencies: Latencies }>();
  for (const { at, ms, outcome } of arrivals) {
    if (at < from) continue;
    const index = Math.floor((at - from) / SLICE_MS);
    let slice = slices.get(index);
    if (!slice) slices.set(index, (slice = { refused: false, latencies: new Latencies() }));
    if (outcome === 'ok') slice.latencies.add(ms);
    else slice.refused = true;
  }
  const bad = [...slices].filter(([, { refused, latencies }]) => refused || latencies.quantile(0.99) > limitMs);
  return (Math.max(-1, ...bad.map(([index]) => index)) + 1) * (SLICE_MS / 1000);
}
