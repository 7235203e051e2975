import { releaseReservations } from '~/modules/order/service/sweep';
import { systemCtx } from '~/server/context';
import { part, ratio, tell, type PartResult } from '../measure/figures';
import { closedLoop, goodput, openLoop, summed, type Arrival } from '../measure/load';
import { quick, seconds } from '../measure/settings';
import { leaveExpired } from '../world/backlog';
import { differences } from '../world/books';
import postgres from 'postgres';
import { env } from '~/server/env';
import { freshBuyers, nthVariant, place } from './orders';

const BACKLOG = quick ? 5_000 : 100_000;
/** Of what can be placed at most: people go on buying while somebody tidies up. */
const SELLING = 0.2;
const PATIENCE_S = 300;

/** An hour of a dead cron is swept while orders come in as before: how long it takes, and what the buyers feel of it. */
async function measure(): Promise<PartResult> {
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => undefined });
  const work = (n: number) => place([nthVariant(n, 1_000)], freshBuyers());
  const peak = goodput(await closedLoop(256, { warmup: 2, seconds: 3 }, work));
  const rate = peak * SELLING;
  await leaveExpired(sql, BACKLOG);
  const normal = summed(await openLoop(rate, seconds, work));
  tell(`orders at ${Math.round(rate)}/s before`, { ...normal.ok.summary(), outcomes: normal.outcomes.all() });

  const started = performance.now();
  const passed = () => (performance.now() - started) / 1000;
  let swept = 0;
  let drained: number | undefined;
  const sweeping = async () => {
    while (passed() < PATIENCE_S) {
      const released = await releaseReservations(systemCtx());
      swept += released;
      if (released === 0 && swept >= BACKLOG) break;
    }
    drained = passed();
  };
  const sweeper = sweeping();
  const arrivals: Arrival[] = [];
  while (drained === undefined) arrivals.push(...(await openLoop(rate, 2, work)));
  await sweeper;
  const meanwhile = summed(arrivals);
  const details = {
    rate,
    swept,
    normal: { ...normal.ok.summary(), outcomes: normal.outcomes.all() },
    meanwhile: { ...meanwhile.ok.summary(), outcomes: meanwhile.outcomes.all() },
  };
  tell(`${swept} expired orders swept in ${Math.round(drained)} s`, details);
  const [before, during] = [normal.ok.summary().p99, meanwhile.ok.summary().p99];
  return {
    part: 'sweep',
    figures: [
      {
        name: `${BACKLOG} expired holds drained`,
        value: Math.round(drained * 10) / 10,
        unit: 's',
        goal: { most: 120 },
      },
      { name: 'orders’ p99 before', value: before, unit: 'ms' },
      { name: 'orders’ p99 meanwhile', value: during, unit: 'ms', goal: { most: Math.round(before * 20) / 10 } },
      { name: 'that is, of normal', value: ratio(during, before), unit: 'x', goal: { most: 2 } },
      { name: 'orders refused or failed', value: meanwhile.outcomes.but('ok'), unit: '', goal: { most: 0 } },
    ],
    books: await differences(),
    details,
  };
}

part(measure);
