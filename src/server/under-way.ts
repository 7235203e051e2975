import 'server-only';

/**
 * Calls answered at the same time. Each waits for all the others: with more of them everybody's answer is late and none is
 * sooner, so whoever comes then hears at once that it is busy.
 */
const MOST = 256;
let underWay = 0;

/** Does `work` and counts it while it lasts. `full` says whether there were too many already. */
export async function counted<T>(work: (full: boolean) => Promise<T>): Promise<T> {
  const full = underWay >= MOST;
  underWay += 1;
  try {
    return await work(full);
  } finally {
    underWay -= 1;
  }
}
