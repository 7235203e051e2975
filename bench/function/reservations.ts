import { part, ratio, tell, type Figure, type PartResult } from '../measure/figures';
import { inTurns } from '../measure/in-turns';
import { goodput, shown, type Load } from '../measure/load';
import { rssOf } from '../measure/processes';
import { seconds } from '../measure/settings';
import { differences } from '../world/books';
import { interactiveOrder } from '../yardsticks/interactive';
import { yardstickPool } from '../yardsticks/pool';
import { rowsOf } from '../yardsticks/rows';
import { singleStatementOrder } from '../yardsticks/single-statement';
import { codeOf, freshBuyers, nthVariant, place, placeAlone } from './orders';

const CALLERS = 256;
const SPREAD = 1_000;

async function measure(): Promise<PartResult> {
  const sql = yardstickPool();
  const rssBefore = rssOf(process.pid);
  const among = (variants: number) => ({
    placeOrder: (n: number) => place([nthVariant(n, variants)]),
    alone: (n: number) => placeAlone([nthVariant(n, variants)]),
    interactive: (n: number) => interactiveOrder(sql, rowsOf(freshBuyers(), [nthVariant(n, variants)])).catch(codeOf),
    single: (n: number) => singleStatementOrder(sql, rowsOf(freshBuyers(), [nthVariant(n, variants)])).catch(codeOf),
  });
  await inTurns(among(SPREAD), CALLERS, 1);
  const hot = await inTurns(among(1), CALLERS, seconds);
  for (const [kind, load] of Object.entries(hot)) tell(`one variant, ${kind}`, shown(load));
  const spread = await inTurns(among(SPREAD), CALLERS, seconds);
  for (const [kind, load] of Object.entries(spread)) tell(`${SPREAD} variants, ${kind}`, shown(load));
  globalThis.gc?.();
  const growth = rssOf(process.pid) - rssBefore;

  const [one, many] = [goodput(hot.placeOrder), goodput(spread.placeOrder)];
  const failed = hot.placeOrder.outcomes.but('ok') + spread.placeOrder.outcomes.but('ok');
  const figures: Figure[] = [
    {
      name: 'reservations, one variant, 256 callers',
      value: one,
      unit: '/s',
      goal: { least: 5_000 },
      times: { of: 'one interactive transaction each', value: ratio(one, goodput(hot.interactive)), goal: 10 },
    },
    {
      name: 'the same against the same code',
      value: one,
      unit: '/s',
      times: { of: 'its own code, a transaction each', value: ratio(one, goodput(hot.alone)) },
    },
    {
      name: 'the same against the bare minimum',
      value: one,
      unit: '/s',
      times: { of: 'one statement each', value: ratio(one, goodput(hot.single)) },
    },
    { name: 'p99', value: hot.placeOrder.ok.summary().p99, unit: 'ms', goal: { most: 120 } },
    {
      name: `reservations, ${SPREAD} variants`,
      value: many,
      unit: '/s',
      times: { of: 'one interactive transaction each', value: ratio(many, goodput(spread.interactive)) },
    },
    { name: 'p99', value: spread.placeOrder.ok.summary().p99, unit: 'ms' },
    { name: 'orders refused or failed', value: failed, unit: '', goal: { most: 0 } },
    { name: 'memory, growth', value: growth, unit: 'MB' },
  ];
  const all = (loads: Record<string, Load>) =>
    Object.fromEntries(Object.entries(loads).map(([kind, load]) => [kind, shown(load)]));
  return {
    part: 'reservations',
    figures,
    books: await differences(),
    details: { hot: all(hot), spread: all(spread), growth },
  };
}

part(measure);
