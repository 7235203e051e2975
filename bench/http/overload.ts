import { part, ratio, tell, type PartResult } from '../measure/figures';
import { closedLoop, goodput, openLoop, summed } from '../measure/load';
import { rssOf } from '../measure/processes';
import { secondsToRecover } from '../measure/recovery';
import { pids, quick, seconds } from '../measure/settings';
import { differences } from '../world/books';
import { chargeDifferences } from './charges';
import { checkOut, nthPurchase, openWorld, Requests } from './shop';

const SHOPPERS = 32;
const TIMES = 3;
const ORDINARY = 0.5;
const BURST_S = quick ? 4 : 10;
const AFTER_S = 10;

/** Three times the checkouts that can be served arrive for a while: how many are paid meanwhile, and how soon all is well again. */
async function measure(): Promise<PartResult> {
  const world = await openWorld(quick ? 4_000 : 15_000);
  let next = 0;
  const requests = new Requests();
  const work = () => checkOut(world, nthPurchase(world, next++), requests);
  const peak = goodput(await closedLoop(SHOPPERS, { warmup: 4, seconds }, work));
  const ordinary = summed(await openLoop(peak * ORDINARY, 4, work));
  const limitMs = ordinary.ok.quantile(0.99) * 2 + 50;
  tell('peak and ordinary load', { peak, ordinary: ordinary.ok.summary(), outcomes: ordinary.outcomes.all() });
  const rssBefore = rssOf(pids.shop());

  const started = performance.now();
  const burst = await openLoop(peak * TIMES, BURST_S, work);
  const drained = (performance.now() - started) / 1000;
  const after = await openLoop(peak * ORDINARY, AFTER_S, work);
  const recovery = drained - BURST_S + secondsToRecover(after, 0, limitMs);
  const rssAfter = rssOf(pids.shop());

  const load = summed(burst);
  const rate = load.ok.count / drained;
  const statuses = requests.statuses.all();
  const undeclared = Object.entries(statuses).filter(([status]) => status >= '500' && status !== '503');
  const details = {
    peak,
    offered: burst.length / BURST_S,
    drained,
    burst: { outcomes: load.outcomes.all(), paid: load.ok.summary(), refused: load.rest.summary() },
    after: { outcomes: summed(after).outcomes.all(), paid: summed(after).ok.summary() },
    ...requests.summary(),
    memory: { before: rssBefore, after: rssAfter },
  };
  tell(`three times the peak of ${peak}/s`, details);
  const books = [...(await differences()), ...(await chargeDifferences(world))];
  await world.close();
  return {
    part: 'http-overload',
    figures: [
      {
        name: 'checkouts under three times the peak’s load',
        value: Math.round(rate * 10) / 10,
        unit: '/s',
        times: { of: 'the peak', value: ratio(rate, peak), goal: 0.8 },
      },
      { name: 'ordinary again after', value: Math.round(recovery * 100) / 100, unit: 's', goal: { most: 5 } },
      { name: 'declared 503', value: requests.statuses.of('503'), unit: '' },
      {
        name: 'any other 5xx',
        value: undeclared.reduce((sum, [, count]) => sum + count, 0),
        unit: '',
        goal: { most: 0 },
      },
      { name: 'broken connections', value: requests.statuses.of('0'), unit: '', goal: { most: 0 } },
      { name: 'memory of the shop, growth', value: rssAfter - rssBefore, unit: 'MB' },
    ],
    books,
    details,
  };
}

part(measure);
