import { CRASH_POINTS } from '~/server/crash-points';
import { flowTo } from '../flows/flows';
import type { Scenario } from '../round';
import { pause } from '../stage/setting';

const REACHED_MS = 30_000;

/** The shop ends itself at one of its crash points, under load, and is started again. */
export const CRASHES: readonly Scenario[] = CRASH_POINTS.map((point) => ({
  name: `crash ${point}`,
  wish: (chance) => ({ crashAt: `${point}#${1 + chance.upTo(2)}` }),
  flow: flowTo(point),
  trouble: async ({ world: { shop }, chance }) => {
    if (!(await shop.died(REACHED_MS))) return `${point} was not passed in ${REACHED_MS / 1000} s`;
    await pause(chance.upTo(1_500));
    return undefined;
  },
}));

export const KILLS: readonly Scenario[] = [
  {
    name: 'kill at random',
    trouble: async ({ world: { shop }, chance }) => {
      for (let turn = 0; turn < 4; turn += 1) {
        await pause(200 + chance.upTo(1_800));
        await shop.kill();
        await pause(chance.upTo(500));
        await shop.start();
      }
      return undefined;
    },
  },
];
