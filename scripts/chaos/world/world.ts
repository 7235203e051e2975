import type { SlowDatabase } from '~/testing/slow-database';
import type { Chance } from '~/testing/chance';
import type { Provider } from '../stage/provider';
import type { RedisServer } from '../stage/redis';
import type { Shop } from '../stage/shop';
import type { Shelf } from './goods';
import type { Told } from './told';
import type { Visitor } from './visitor';

/** Everything a scenario can reach. */
export type World = {
  readonly shop: Shop;
  readonly proxy: SlowDatabase;
  readonly provider: Provider;
  readonly redis: RedisServer | undefined;
  readonly shelf: Shelf;
  readonly admin: Visitor;
  readonly told: Told;
};

/** One shopper's part of a round. */
export type Scene = {
  readonly world: World;
  readonly visitor: Visitor;
  readonly chance: Chance;
  /** Whether the shopper's page tries again and goes on asking how a payment stands; else the tab is closed at once. */
  readonly stays: boolean;
  /** Whether it is still worth trying again. */
  readonly goesOn: () => boolean;
};
