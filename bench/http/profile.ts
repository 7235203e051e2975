import { part, tell, type PartResult } from '../measure/figures';
import { closedLoop, goodput } from '../measure/load';
import { given, pids, seconds } from '../measure/settings';
import { checkOut, nthPurchase, openWorld, Requests } from './shop';

const SHOPPERS = 16;

/** Lets the shop write a CPU profile to the file BENCH_PROFILE while 16 shoppers check out without a pause. */
async function measure(): Promise<PartResult> {
  given('BENCH_PROFILE');
  const world = await openWorld(10_000);
  let next = 0;
  const run = (length: number) =>
    closedLoop(SHOPPERS, { warmup: 0, seconds: length }, () => checkOut(world, nthPurchase(world, next++), requests));
  const requests = new Requests();
  await run(3);
  process.kill(pids.shop(), 'SIGUSR2');
  const rate = goodput(await run(seconds));
  process.kill(pids.shop(), 'SIGUSR2');
  tell('checkouts/s while profiled', { rate, statuses: requests.statuses.all() });
  // The shop answers again once the profile is written.
  await world.shop.send('GET', '/api/health');
  await world.close();
  return {
    part: 'profile',
    figures: [{ name: 'checkouts while profiled', value: rate, unit: '/s' }],
    books: [],
    details: {},
  };
}

part(measure);
