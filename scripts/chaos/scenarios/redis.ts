import type { Scenario } from '../round';
import type { RedisServer } from '../stage/redis';
import { pause } from '../stage/setting';
import type { World } from '../world/world';

/** Redis dies, stands still, or forgets everything: limits and logins are in it, and nothing of orders, stock or money. */
export function redisScenarios(redis: RedisServer): Scenario[] {
  const while3s = (name: string, trouble: (world: World) => Promise<void> | void): Scenario => ({
    name: `redis ${name}`,
    wish: () => ({ redis: true }),
    trouble: async ({ world }) => {
      await pause(1_500);
      await trouble(world);
      await pause(3_000);
      return undefined;
    },
  });
  return [
    while3s('killed', () => redis.kill()),
    while3s('stands still', () => redis.signal('SIGSTOP')),
    while3s('forgets', async ({ admin, shop }) => {
      await redis.flush();
      await admin.signIn(shop.logins);
    }),
  ];
}
