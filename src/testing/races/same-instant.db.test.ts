import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { releaseReservations } from '~/modules/order/service/sweep';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { retryRefunds } from '~/modules/payment/service/refund';
import { brokenInvariants, moneyDifferences } from '../books';
import { anyCtx } from '../factories/order';
import { freshStandIn } from '../model/stand-in';
import { makeDue, wipe } from '../model/world';
import { startTestToss, type TestToss } from '../toss';
import { givenInstant, judgeInstant, playInstant } from './instant';
import { startProcesses, type Processes } from './processes';
import { race, runChance } from './race';

/** Orders that have their instant side by side: sweeps and looks of one meet those of the others. */
const ABREAST = 20;

let toss: TestToss;
let shops: Processes;
beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  toss = await startTestToss(vi.stubEnv);
  shops = await startProcesses(3, 12, runChance('same-instant'));
  shops.proxy.delay({ toServer: { ms: 0, jitter: 3 }, toClient: { ms: 0, jitter: 3 } });
});
afterAll(async () => {
  await shops.stop();
  await toss.sandbox.stop();
});

async function settle(): Promise<void> {
  await fetch(`${toss.sandbox.url}/toss/sim/faults`, { method: 'DELETE' });
  for (let turn = 0; turn < 3; turn += 1) {
    await makeDue();
    await reconcilePayments(anyCtx());
    await retryRefunds(anyCtx());
  }
  await releaseReservations(anyCtx());
}

describe('cancel, pay, sweep, webhook and another buyer in the same instant', () => {
  const rules = { name: 'same-instant', few: 100, many: 10_000, abreast: ABREAST };
  race('leave books and money that agree', rules, async (chances) => {
    await wipe();
    await freshStandIn(toss);
    const given = await Promise.all(chances.map((chance) => givenInstant({ toss, shops, chance })));
    const told = await Promise.all(given.map(playInstant));
    await settle();
    expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]);
    await Promise.all(given.map((one, nth) => judgeInstant(one, told[nth]!)));
  });
});
