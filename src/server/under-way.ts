import 'server-only';

/**
 * Calls answered at the same time. Each waits for all the others: with more of them everybody's answer is late and none is
 * sooner, so whoever comes then hears at once that it is busy.
 */
const MOST = 256;
let underWay = 0;
let served = 0;

/** Whether so many calls more are too many. */
export const isFull = (calls = 1): boolean => underWay + calls > MOST;

/** Does `work` and counts it while it lasts, a batch as the calls it is made of. */
export async function counted<T>(work: () => Promise<T>, calls = 1): Promise<T> {
  underWay += calls;
  try {
    return await work();
  } finally {
    underWay -= calls;
    served += calls;
  }
}

/** Calls a second, before anything was measured. */
const ASSUMED = 200;
/** Those who are let in go on to their next step: so much of the room is for whoever comes back. */
const FOR_NEWCOMERS = 0.5;
const LONGEST_S = 30;
/** Fewer answers say nothing: in the first moment of a rush there are none, for everybody is being turned away. */
const ENOUGH = 20;

/** Measured only while it is full: with few about, few are answered. */
const pace = { perSecond: ASSUMED, since: 0, servedBefore: 0, asked: -Infinity };
let lastTurn = 0;

/**
 * In how many seconds somebody who is turned away may come again. Each is given a turn after the one before, as fast as calls
 * are answered: told all the same second they would come all at once, be turned away again, and keep those inside from getting
 * done.
 */
export function nextTurn(now = performance.now()): number {
  measure(now);
  const gap = 1000 / (pace.perSecond * FOR_NEWCOMERS);
  lastTurn = Math.min(Math.max(lastTurn, now + 1000) + gap, now + 2 * LONGEST_S * 1000);
  const longest = now + LONGEST_S * 1000;
  // Nobody is asked to wait longer; those for whom it is too long all the same do not come in one moment.
  if (lastTurn > longest) return Math.ceil((LONGEST_S * (1 + Math.random())) / 2);
  return Math.ceil((lastTurn - now) / 1000);
}

function measure(now: number): void {
  const seconds = (now - pace.since) / 1000;
  const answered = served - pace.servedBefore;
  const isFresh = now - pace.asked > 2000;
  pace.asked = now;
  if (!isFresh && (seconds < 1 || answered < ENOUGH)) return;
  pace.perSecond = isFresh ? ASSUMED : answered / seconds;
  pace.since = now;
  pace.servedBefore = served;
}
