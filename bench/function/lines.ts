import { part, ratio, tell, type PartResult } from '../measure/figures';
import { inTurns } from '../measure/in-turns';
import { goodput, shown } from '../measure/load';
import { seconds } from '../measure/settings';
import { differences } from '../world/books';
import { interactiveOrder } from '../yardsticks/interactive';
import { yardstickPool } from '../yardsticks/pool';
import { rowsOf } from '../yardsticks/rows';
import { codeOf, freshBuyers, place, threeVariants } from './orders';

const CALLERS = 256;
const HOT = 50;

/** Orders of three lines over fifty hot variants: every order meets others on each of its lines. */
async function measure(): Promise<PartResult> {
  const sql = yardstickPool();
  const deadlocks = async () => {
    const [row] = await sql<{ deadlocks: number }[]>`
      SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`;
    return row?.deadlocks ?? 0;
  };
  const kinds = {
    placeOrder: (n: number) => place(threeVariants(n, HOT)),
    interactive: (n: number) => interactiveOrder(sql, rowsOf(freshBuyers(), threeVariants(n, HOT))).catch(codeOf),
  };
  await inTurns(kinds, CALLERS, 1);
  const before = await deadlocks();
  const loads = await inTurns(kinds, CALLERS, seconds);
  await sql`SELECT pg_stat_force_next_flush()`;
  const deadlocked = (await deadlocks()) - before;
  const rate = goodput(loads.placeOrder);
  const details = { placeOrder: shown(loads.placeOrder), interactive: shown(loads.interactive) };
  for (const [kind, load] of Object.entries(details)) tell(`three lines, ${kind}`, load);
  return {
    part: 'lines',
    figures: [
      {
        name: 'orders of three lines, 50 hot variants',
        value: rate,
        unit: '/s',
        goal: { least: 1_500 },
        times: { of: 'one interactive transaction each', value: ratio(rate, goodput(loads.interactive)) },
      },
      { name: 'p99', value: loads.placeOrder.ok.summary().p99, unit: 'ms' },
      { name: 'deadlocks', value: deadlocked, unit: '', goal: { most: 0 } },
      { name: 'orders refused or failed', value: loads.placeOrder.outcomes.but('ok'), unit: '', goal: { most: 0 } },
    ],
    books: await differences(),
    details,
  };
}

part(measure);
