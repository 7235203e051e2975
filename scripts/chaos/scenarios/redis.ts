import type { Scenario } from '../round';
import type { RedisServer } from '../stage/redis';
import { pause } from '../stage/setting';

/** Redis dies, stands still, or forgets everything: limits and logins are in it, and nothing of orders, stock or money. */
export function redisScenarios(redis: RedisServer): Scenario[] {
  const while3s = (name: string, trouble: () => Promise<void> | void): Scenario => ({
    name: `redis ${name}`,
    wish: () => ({ redis: true }),
    trouble: async () => {
      await pause(1_500);
      await trouble();
      await pause(3_000);
      return undefined;
    },
  });
  return [
    while3s('killed', () => redis.kill()),
    while3s('stands still', () => redis.signal('SIGSTOP')),
    while3s('forgets', () => redis.flush()),
  ];
}
