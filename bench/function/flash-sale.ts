import { setTimeout as sleep } from 'node:timers/promises';
import { part, tell, type PartResult } from '../measure/figures';
import { Latencies } from '../measure/latencies';
import { rssOf } from '../measure/processes';
import { quick } from '../measure/settings';
import { Tally } from '../measure/tally';
import { differences } from '../world/books';
import { idOf } from '../world/names';
import { setStock, stockOf } from '../world/stock';
import { yardstickPool } from '../yardsticks/pool';
import { freshBuyers, nthVariant, place } from './orders';

const CALLERS = quick ? 4_000 : 20_000;
const UNITS = quick ? 200 : 1_000;
const COME_AGAIN_MS = 1_000;
const PATIENCE_MS = 120_000;

/** Everybody at the same moment for a few units; whoever hears «busy» comes again when told to, until there is an answer. */
async function measure(): Promise<PartResult> {
  const sql = yardstickPool();
  const goods = idOf('var', 1_100);
  await setStock(sql, goods, UNITS);
  await Promise.all(Array.from({ length: 2_000 }, (_, n) => place([nthVariant(n, 1_000)])));
  const first = freshBuyers(CALLERS);
  const rssBefore = rssOf(process.pid);
  const answers = new Tally();
  const [won, lost, busy] = [new Latencies(), new Latencies(), new Latencies()];
  const started = performance.now();

  const take = async (n: number): Promise<void> => {
    const begun = performance.now();
    const outcome = await place([goods], n);
    const ms = performance.now() - begun;
    answers.add(outcome);
    if (outcome !== 'BUSY') return (outcome === 'ok' ? won : lost).add(ms);
    busy.add(ms);
    if (performance.now() - started > PATIENCE_MS) return;
    await sleep(COME_AGAIN_MS * (1 + Math.random()));
    return take(n);
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, n) => take(first + n)));
  const total = Math.round(performance.now() - started) / 1000;
  const { reserved } = await stockOf(sql, goods);
  const details = { answers: answers.all(), won: won.summary(), lost: lost.summary(), busy: busy.summary(), reserved };
  tell(`${CALLERS} callers for ${UNITS} units, ${total} s`, details);
  return {
    part: 'flash-sale',
    figures: [
      {
        name: `units sold too many or too few of ${UNITS}`,
        value: Math.abs(won.count - UNITS),
        unit: '',
        goal: { most: 0 },
      },
      { name: `until all ${CALLERS} have their answer`, value: total, unit: 's', goal: { most: 5 } },
      { name: 'losers’ p99', value: lost.summary().p99, unit: 'ms', goal: { most: 500 } },
      { name: 'winners’ p99', value: won.summary().p99, unit: 'ms' },
      { name: 'told to come again', value: busy.count, unit: '' },
      { name: 'any other error', value: answers.but('ok', 'OUT_OF_STOCK', 'BUSY'), unit: '', goal: { most: 0 } },
      { name: 'memory, growth', value: rssOf(process.pid) - rssBefore, unit: 'MB' },
    ],
    books: [...(await differences()), ...(reserved === UNITS ? [] : [`${reserved} units are held of ${UNITS}`])],
    details,
  };
}

part(measure);
