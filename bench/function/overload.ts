import { part, ratio, tell, type PartResult } from '../measure/figures';
import { closedLoop, goodput, openLoop, summed } from '../measure/load';
import { rssOf } from '../measure/processes';
import { secondsToRecover } from '../measure/recovery';
import { quick, seconds } from '../measure/settings';
import { differences } from '../world/books';
import { freshBuyers, nthVariant, place } from './orders';

const CALLERS = 256;
const TIMES = 10;
const ORDINARY = 0.5;
const BURST_S = quick ? 2 : 4;
const AFTER_S = 6;

/** Ten times what can be served arrives for a while: what is served meanwhile, how soon all is well again, and at what memory. */
async function measure(): Promise<PartResult> {
  const work = (n: number) => place([nthVariant(n, 1_000)], freshBuyers());
  const peak = goodput(await closedLoop(CALLERS, { warmup: 2, seconds }, work));
  const ordinary = summed(await openLoop(peak * ORDINARY, 3, work));
  const limitMs = ordinary.ok.quantile(0.99) * 2 + 50;
  tell('peak and ordinary load', { peak, ordinary: ordinary.ok.summary(), outcomes: ordinary.outcomes.all() });
  globalThis.gc?.();
  const rssBefore = rssOf(process.pid);
  let rssMost = rssBefore;
  const watch = setInterval(() => (rssMost = Math.max(rssMost, rssOf(process.pid))), 100);

  const started = performance.now();
  const burst = openLoop(peak * TIMES, BURST_S, work);
  const served = burst.then((arrivals) => {
    const ok = arrivals.filter(({ outcome }) => outcome === 'ok');
    const lasted = Math.max(BURST_S, ...ok.slice(-1).map(({ at, ms }) => (at + ms) / 1000));
    return { arrivals, rate: ok.length / lasted };
  });
  // The ordinary load comes on as soon as the last of the burst has arrived, whether or not it is served.
  const { arrivals, rate } = await served;
  const late = (performance.now() - started) / 1000 - BURST_S;
  const after = await openLoop(peak * ORDINARY, AFTER_S, work);
  const recovery = late + secondsToRecover(after, 0, limitMs);
  clearInterval(watch);
  globalThis.gc?.();
  const rssAfter = rssOf(process.pid);

  const load = summed(arrivals);
  const details = {
    peak,
    offered: arrivals.length / BURST_S,
    burst: { outcomes: load.outcomes.all(), served: load.ok.summary(), refused: load.rest.summary() },
    after: { outcomes: summed(after).outcomes.all(), served: summed(after).ok.summary() },
    memory: { before: rssBefore, most: rssMost, after: rssAfter },
  };
  tell(`ten times the peak of ${peak}/s`, details);
  return {
    part: 'overload',
    figures: [
      {
        name: 'orders under ten times the peak’s load',
        value: Math.round(rate),
        unit: '/s',
        times: { of: 'the peak', value: ratio(rate, peak), goal: 0.8 },
      },
      { name: 'answer «busy», p99', value: load.rest.summary().p99, unit: 'ms' },
      { name: 'ordinary again after', value: Math.round(recovery * 100) / 100, unit: 's', goal: { most: 5 } },
      { name: 'any other error', value: load.outcomes.but('ok', 'BUSY'), unit: '', goal: { most: 0 } },
      { name: 'memory, growth afterwards', value: rssAfter - rssBefore, unit: 'MB' },
      { name: 'memory, most', value: rssMost - rssBefore, unit: 'MB' },
    ],
    books: await differences(),
    details,
  };
}

part(measure);
