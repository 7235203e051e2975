import { doubted } from '../flows/buying';
import { allAtOnce, letExpire } from '../flows/undoing';
import type { Scenario } from '../round';
import { JOBS, runJob } from '../stage/jobs';
import { pause } from '../stage/setting';

const clockOff = (hours: number): Scenario => ({
  name: `clock ${Math.abs(hours)} hours ${hours > 0 ? 'ahead' : 'behind'}`,
  wish: () => ({ clockHours: hours }),
  flow: doubted,
  trouble: async () => {
    await pause(5_000);
    return undefined;
  },
});

/** The clock of the shop is off, the cron is dead or comes fifty times, everything happens in the same moment. */
export const TIME: readonly Scenario[] = [
  ...[30, 5, -5, -30].map(clockOff),
  {
    // Charged by a shop whose clock is behind, looked at by one whose clock is right, while the provider does not find it.
    name: 'clock jumps while the provider does not find the payment',
    wish: () => ({ clockHours: -30 }),
    flow: doubted,
    trouble: async ({ world: { shop, provider } }) => {
      await provider.breakIt({ confirm: 'reset-after', get: '404', times: null });
      await pause(3_000);
      await shop.kill();
      await shop.start();
      await pause(8_000);
      return undefined;
    },
  },
  {
    name: 'cron dead, then fifty at once',
    wish: () => ({ timers: 'off' }),
    flow: letExpire,
    trouble: async () => {
      await pause(5_000);
      for (let turn = 0; turn < 2; turn += 1) {
        await Promise.all(JOBS.flatMap((job) => Array.from({ length: 50 }, () => runJob(job))));
      }
      return undefined;
    },
  },
  {
    name: 'everything at once',
    flow: allAtOnce,
    trouble: async ({ world: { proxy }, chance }) => {
      for (let turn = 0; turn < 8; turn += 1) {
        proxy.delay({ toServer: { ms: 0, jitter: chance.upTo(20) }, toClient: { ms: 0, jitter: chance.upTo(20) } });
        await pause(1_000);
      }
      return undefined;
    },
  },
];
