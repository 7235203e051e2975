import { sql } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import { chanceOf, type Chance } from '~/testing/chance';
import { EVERYTHING, type Flow } from './flows/flows';
import { differences } from './judge/audit';
import { becomeQuiet } from './judge/quiet';
import { postgresServer } from './stage/postgres';
import { until } from './stage/setting';
import type { Wish } from './stage/shop';
import { Traffic } from './traffic';
import { missingOf } from './world/goods';
import type { World } from './world/world';

export type Trouble = { readonly world: World; readonly chance: Chance };

export type Scenario = {
  /** Scenarios of one kind begin with the same word. */
  readonly name: string;
  /** How the shop is started for it; unless given it runs as always. */
  readonly wish?: (chance: Chance) => Wish;
  /** What this trouble needs somebody to do; everything else is done besides. */
  readonly flow?: Flow;
  /** Makes the trouble while people shop. @returns what should have happened and did not */
  readonly trouble: (trouble: Trouble) => Promise<string | undefined>;
};

export type Outcome = {
  readonly scenario: string;
  readonly kills: number;
  readonly orders: number;
  readonly paid: number;
  readonly differences: readonly string[];
  /** What was found and how long it took to mend, in rounds that waited for the shop to do it by itself. */
  readonly undecided: number | null;
  readonly payments: number | null;
  readonly refunds: number | null;
  readonly seconds: number;
};

type Counts = { orders: number; paid: number };

async function counts(): Promise<Counts> {
  const [row] = await testDb().execute<Counts>(
    sql`SELECT count(*)::int AS orders, count(paid_at)::int AS paid FROM orders`,
  );
  return row ?? { orders: 0, paid: 0 };
}

async function restock({ shelf, admin }: World): Promise<void> {
  for (const goods of shelf.scarce) {
    const delta = await missingOf(goods);
    if (delta > 0) {
      await admin.call('admin.stock.correct', { variantId: goods.variantId, delta, reason: 'RECEIVED' });
    }
  }
}

/** Everything works again, and the shop runs as always. */
async function heal({ shop, proxy, provider, redis, admin }: World, ranAsAlways: boolean): Promise<void> {
  proxy.delay({});
  proxy.loseReplies(0);
  proxy.resume();
  await postgresServer.heal();
  redis?.signal('SIGCONT');
  await redis?.start();
  await provider.mend();
  if (!ranAsAlways) await shop.kill();
  if (!shop.running) await shop.start();
  if (!(await until(() => databaseAnswers(), 30_000))) throw new Error('the database did not come back');
  if (!ranAsAlways) await admin.signIn(shop.logins);
}

const databaseAnswers = () =>
  testDb()
    .execute(sql`SELECT 1`)
    .then(
      () => true,
      () => false,
    );

/** One scenario under load, then healing, quiet, and the audit. */
export async function playRound(world: World, scenario: Scenario, seed: string, patient: boolean): Promise<Outcome> {
  const since = performance.now();
  const chance = chanceOf(seed);
  const { shop } = world;
  await restock(world);
  const before = { ...(await counts()), deaths: shop.deaths };
  const wish = scenario.wish?.(chance);
  if (wish) {
    await shop.kill();
    await shop.start(wish);
  }
  // Where the shop looks now, and lately enough to move money.
  await world.admin.signIn(shop.logins);
  const flows = scenario.flow ? [...EVERYTHING, ...EVERYTHING.map(() => scenario.flow ?? EVERYTHING[0])] : EVERYTHING;
  const load = { shoppers: 10, flows: flows.flatMap((flow) => flow ?? []), stay: !patient };
  const traffic = new Traffic(world, load, chance);
  const missed = await scenario.trouble({ world, chance });
  await heal(world, !wish);
  const readyAt = performance.now();
  await traffic.stop();
  const { undecided, payments, refunds, problems } = await becomeQuiet(world, readyAt, patient);
  const after = await counts();
  return {
    scenario: scenario.name,
    kills: shop.deaths - before.deaths,
    orders: after.orders - before.orders,
    paid: after.paid - before.paid,
    differences: [...(missed ? [missed] : []), ...problems, ...(await differences(world))],
    undecided,
    payments,
    refunds,
    seconds: Math.round((performance.now() - since) / 100) / 10,
  };
}
