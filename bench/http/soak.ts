import { part, tell, type PartResult } from '../measure/figures';
import { closedLoop, goodput } from '../measure/load';
import { cpuDuring, each, rssOf } from '../measure/processes';
import { pids, seconds } from '../measure/settings';
import { differences } from '../world/books';
import { checkOut, nthPurchase, openWorld, Requests } from './shop';

const SHOPPERS = 16;
const SLICES = 12;

/** Twelve slices without a pause: whether checkouts become cheaper as the shop warms up, and whether its memory stops growing. */
async function measure(): Promise<PartResult> {
  const world = await openWorld(20_000);
  let next = 0;
  const slices = [];
  for (let slice = 0; slice < SLICES; slice += 1) {
    const requests = new Requests();
    const { result, cpu } = await cpuDuring(() =>
      closedLoop(SHOPPERS, { warmup: 0, seconds: seconds }, () =>
        checkOut(world, nthPurchase(world, next++), requests),
      ),
    );
    const rate = goodput(result);
    slices.push({ rate, rss: rssOf(pids.shop()), cpu: each(cpu, rate * seconds), outcomes: result.outcomes.all() });
    tell(`after ${(slice + 1) * seconds} s: ${rate} checkouts/s`, slices.at(-1));
  }
  const books = await differences();
  await world.close();
  const [half, last] = [slices[SLICES / 2 - 1], slices.at(-1)];
  return {
    part: 'soak',
    figures: [
      { name: 'checkouts in the last slice', value: last?.rate ?? 0, unit: '/s' },
      { name: 'memory of the shop', value: last?.rss ?? 0, unit: 'MB' },
      { name: 'its growth in the second half', value: (last?.rss ?? 0) - (half?.rss ?? 0), unit: 'MB' },
    ],
    books,
    details: { slices },
  };
}

part(measure);
