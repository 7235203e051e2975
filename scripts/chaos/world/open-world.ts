import { sql as pool } from '~/server/db';
import { startSlowDatabase } from '~/testing/slow-database';
import { chanceOf } from '~/testing/chance';
import { Provider } from '../stage/provider';
import { RedisServer } from '../stage/redis';
import { setting } from '../stage/setting';
import { Shop } from '../stage/shop';
import { fillShelf } from './goods';
import { Told } from './told';
import { Visitor } from './visitor';
import type { World } from './world';

/** The shop behind the slow database, the provider, goods on the shelf and somebody who runs it all. */
export async function openWorld(seed: string): Promise<{ world: World; close: () => Promise<void> }> {
  const database = setting('CHAOS_DATABASE_URL');
  // What chaos itself reads and writes goes straight to the database, through the modules' own tables.
  process.env.DATABASE_URL = database;
  const provider = await Provider.open(setting('SITE_URL'));
  Object.assign(process.env, provider.environment);
  const chance = chanceOf(`${seed}/packets`);
  const proxy = await startSlowDatabase(database, chance.next);
  const redis = await RedisServer.open();
  const shop = new Shop({ DATABASE_URL: proxy.url }, redis);
  await shop.start();
  const world: World = {
    shop,
    proxy,
    provider,
    redis,
    shelf: await fillShelf(),
    admin: await Visitor.signedIn(shop.logins, 'ADMIN'),
    told: new Told(),
  };
  const close = async () => {
    await shop.kill();
    await redis?.close();
    await proxy.close();
    await provider.close();
    await pool().end({ timeout: 2 });
  };
  return { world, close };
}
