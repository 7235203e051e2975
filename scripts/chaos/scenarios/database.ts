import type { Scenario } from '../round';
import { postgresServer } from '../stage/postgres';
import { pause } from '../stage/setting';

/** The database dies, stands still, breaks its connections, is slow, or its answers are lost. */
export const DATABASE: readonly Scenario[] = [
  {
    name: 'postgres killed',
    trouble: async ({ chance }) => {
      for (let turn = 0; turn < 2; turn += 1) {
        await pause(500 + chance.upTo(1_500));
        await postgresServer.kill();
        await pause(chance.upTo(2_000));
        await postgresServer.start();
      }
      await pause(1_000);
      return undefined;
    },
  },
  {
    name: 'postgres stands still',
    trouble: async ({ chance }) => {
      await pause(500 + chance.upTo(1_000));
      await postgresServer.pause();
      await pause(1_000 + chance.upTo(7_000));
      await postgresServer.resume();
      await pause(2_000);
      return undefined;
    },
  },
  {
    name: 'connections break',
    trouble: async ({ world: { proxy }, chance }) => {
      for (let turn = 0; turn < 30; turn += 1) {
        await pause(50 + chance.upTo(300));
        proxy.cut();
      }
      return undefined;
    },
  },
  {
    name: 'packets hang',
    trouble: async ({ world: { proxy }, chance }) => {
      for (let turn = 0; turn < 3; turn += 1) {
        await pause(300 + chance.upTo(700));
        proxy.pause();
        await pause(500 + chance.upTo(5_500));
        proxy.resume();
      }
      return undefined;
    },
  },
  {
    name: 'replies lost after commit',
    trouble: async ({ world: { proxy }, chance }) => {
      const before = proxy.lost();
      for (let turn = 0; turn < 40; turn += 1) {
        proxy.loseReplies(1, chance.pick([/^COMMIT$/, /^COMMIT$/, /^COMMIT$/, /^(UPDATE|INSERT)/]));
        await pause(50 + chance.upTo(250));
      }
      return proxy.lost() > before ? undefined : 'no reply was lost';
    },
  },
];
