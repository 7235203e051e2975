import { setTimeout as sleep } from 'node:timers/promises';
import { part, tell, type PartResult } from '../measure/figures';
import { Latencies } from '../measure/latencies';
import { rssOf } from '../measure/processes';
import { pids, quick } from '../measure/settings';
import { Tally } from '../measure/tally';
import { differences } from '../world/books';
import { idOf } from '../world/names';
import { setStock, stockOf } from '../world/stock';
import { chargeDifferences } from './charges';
import { purchaseOf, STEPS, type Purchase } from './journey';
import { checkOut, nthPurchase, openWorld, Requests, take, type World } from './shop';

const BUYERS = quick ? 300 : 2_000;
const UNITS = quick ? 30 : 100;
const WARM = 200;
const PATIENCE_MS = 60_000;

/** A whole checkout that does as it is told: after a declared 503 the same request comes again when it may. */
async function insist(world: World, purchase: Purchase, requests: Requests, until: number): Promise<string> {
  for (const step of STEPS) {
    let answer = await take(world, step, purchase, requests);
    while (answer.status === 503 && answer.retryAfterMs > 0 && performance.now() < until) {
      await sleep(answer.retryAfterMs + 1000 * Math.random());
      answer = await take(world, step, purchase, requests);
    }
    if (answer.outcome !== 'ok') return answer.outcome;
  }
  return 'ok';
}

/** Signed-in buyers all at once for a few units, over HTTP, from the cart to the payment. */
async function measure(): Promise<PartResult> {
  const world = await openWorld(BUYERS + WARM);
  const goods = idOf('var', 1_100);
  await setStock(world.sql, goods, UNITS);
  const warm = Array.from({ length: WARM }, (_, n) => nthPurchase(world, BUYERS + n));
  for (const purchase of warm) await checkOut(world, purchase, new Requests());

  const rssBefore = rssOf(pids.shop());
  const requests = new Requests();
  const outcomes = new Tally();
  const [won, lost] = [new Latencies(), new Latencies()];
  const started = performance.now();
  const buy = async (shopper: World['shoppers'][number]) => {
    const outcome = await insist(world, purchaseOf(shopper, goods), requests, started + PATIENCE_MS);
    outcomes.add(outcome);
    (outcome === 'ok' ? won : lost).add(performance.now() - started);
  };
  await Promise.all(world.shoppers.slice(0, BUYERS).map(buy));
  const total = Math.round((performance.now() - started) / 10) / 100;

  const { stock, reserved } = await stockOf(world.sql, goods);
  const statuses = requests.statuses.all();
  const details = {
    outcomes: outcomes.all(),
    won: won.summary(),
    lost: lost.summary(),
    ...requests.summary(),
    left: { stock, reserved },
    memory: { before: rssBefore, after: rssOf(pids.shop()) },
  };
  tell(`${BUYERS} buyers for ${UNITS} units, ${total} s`, details);
  const serverErrors = Object.entries(statuses).filter(([status]) => status >= '500' && status !== '503');
  const books = [...(await differences()), ...(await chargeDifferences(world))];
  if (stock !== 0 || reserved !== 0) books.push(`${stock} units are left and ${reserved} held`);
  await world.close();
  return {
    part: 'http-flash-sale',
    figures: [
      { name: `paid too many or too few of ${UNITS}`, value: Math.abs(won.count - UNITS), unit: '', goal: { most: 0 } },
      { name: `until all ${BUYERS} know`, value: total, unit: 's' },
      { name: 'losers’ p99', value: lost.summary().p99, unit: 'ms' },
      { name: 'winners’ p99, paid', value: won.summary().p99, unit: 'ms' },
      { name: 'declared 503', value: requests.statuses.of('503'), unit: '' },
      {
        name: 'any other 5xx',
        value: serverErrors.reduce((sum, [, count]) => sum + count, 0),
        unit: '',
        goal: { most: 0 },
      },
      { name: 'broken connections', value: requests.statuses.of('0'), unit: '', goal: { most: 0 } },
    ],
    books,
    details,
  };
}

part(measure);
