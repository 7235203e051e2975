import { part, ratio, tell, type Figure, type PartResult } from '../measure/figures';
import { closedLoop, goodput, openLoop, summed } from '../measure/load';
import { cpuDuring, each, rssOf } from '../measure/processes';
import { pids, quick, seconds } from '../measure/settings';
import { differences } from '../world/books';
import { bareFloor } from './bare-floor';
import { chargeDifferences } from './charges';
import { costPerStep } from './cost-per-step';
import { STEPS } from './journey';
import { checkOut, nthPurchase, openWorld, Requests, type World } from './shop';

const SHOPPERS = quick ? [16] : [8, 16, 32, 64];
const SHARE = 0.6;
const PEER_CHECKOUTS = 8;
const REQUESTS = STEPS.filter((step) => !step.outside).length;

let next = 0;

async function closed(world: World, shoppers: number, warmup = 1) {
  const requests = new Requests();
  const { result, cpu } = await cpuDuring(() =>
    closedLoop(shoppers, { warmup, seconds }, () => checkOut(world, nthPurchase(world, next++), requests)),
  );
  const rate = goodput(result);
  const total = Math.round(rate * (seconds + warmup));
  return { shoppers, rate, cpuPerCheckout: each(cpu, total), failed: result.outcomes.but('ok'), ...requests.summary() };
}

async function open(world: World, rate: number, delayMs: number) {
  await world.sandbox.send('DELETE', '/toss/sim/faults');
  const fault = JSON.stringify({ confirm: 'slow', delayMs, times: null });
  if (delayMs > 0) await world.sandbox.send('POST', '/toss/sim/faults', {}, fault);
  const requests = new Requests();
  const arrivals = await openLoop(rate, seconds, () => checkOut(world, nthPurchase(world, next++), requests));
  const { outcomes } = summed(arrivals);
  return { rate, delayMs, outcomes: outcomes.all(), failed: outcomes.but('ok'), ...requests.summary() };
}

async function measure(): Promise<PartResult> {
  const world = await openWorld(quick ? 2_000 : 15_000);
  const rssBefore = rssOf(pids.shop());
  await closed(world, 8, 2);
  const cost = await costPerStep(world, quick ? 160 : 600, next);
  next += quick ? 160 : 600;
  for (const line of cost) tell(`CPU ms: ${line.step}`, line.cpu);

  const levels = [];
  for (const shoppers of SHOPPERS) {
    const level = await closed(world, shoppers);
    tell(`${shoppers} shoppers: ${level.rate} checkouts/s`, { ...level.checkout, cpu: level.cpuPerCheckout });
    levels.push(level);
  }
  const peak = Math.max(...levels.map((level) => level.rate));
  const failed = levels.reduce((sum, level) => sum + level.failed, 0);
  const bare = await bareFloor(32, { warmup: 1, seconds });
  tell('bare handler, one query, requests/s', String(bare));
  const quickly = await open(world, peak * SHARE, 0);
  tell('open loop at 60 %, stand-in in 0 ms', quickly.checkout);
  const slowly = await open(world, peak * SHARE, 150);
  tell('open loop at 60 %, stand-in in 150 ms', slowly.checkout);
  const rssAfter = rssOf(pids.shop());

  const figures: Figure[] = [
    {
      name: 'whole paid checkouts',
      value: peak,
      unit: '/s',
      goal: { least: 20 * PEER_CHECKOUTS },
      times: { of: 'the best open peer, 8/s', value: ratio(peak, PEER_CHECKOUTS), goal: 20 },
    },
    {
      name: 'requests of the shop at that peak',
      value: Math.round(peak * REQUESTS),
      unit: '/s',
      times: { of: 'a bare handler with one query', value: ratio(peak * REQUESTS, bare) },
    },
    { name: 'checkout p95 at 60 %, stand-in 0 ms', value: quickly.checkout.p95, unit: 'ms' },
    { name: 'checkout p95 at 60 %, stand-in 150 ms', value: slowly.checkout.p95, unit: 'ms', goal: { most: 600 } },
    { name: 'checkouts that failed', value: failed + quickly.failed + slowly.failed, unit: '', goal: { most: 0 } },
    { name: 'memory of the shop, growth', value: rssAfter - rssBefore, unit: 'MB' },
  ];
  const books = [...(await differences()), ...(await chargeDifferences(world))];
  await world.close();
  return { part: 'checkout', figures, books, details: { cost, levels, quickly, slowly, bare, rssBefore, rssAfter } };
}

part(measure);
