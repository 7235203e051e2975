import postgres, { type Sql } from 'postgres';
import { Latencies } from '../measure/latencies';
import { given } from '../measure/settings';
import { Tally } from '../measure/tally';
import { idOf } from '../world/names';
import { client } from './client';
import { outcomeOf, purchaseOf, STEPS, type Purchase, type Servers, type Step } from './journey';
import { signedIn, type Shopper } from './shoppers';

/** Variants the ordinary load is spread over. */
export const SPREAD = 1_000;

export type World = Servers & {
  readonly sql: Sql;
  readonly shoppers: readonly Shopper[];
  readonly close: () => Promise<void>;
};

/** The shop and the stand-ins of this part, its database, and `count` people who are signed in. */
export async function openWorld(count: number): Promise<World> {
  const sql = postgres(given('DATABASE_URL'), { max: 2, onnotice: () => undefined });
  const shop = client(given('SITE_URL').replace('localhost', '127.0.0.1'));
  const sandbox = client(`http://localhost:${given('SANDBOX_PORT')}`);
  const shoppers = await signedIn(sql, count);
  const close = async () => {
    shop.close();
    sandbox.close();
    await sql.end();
  };
  return { sql, shop, sandbox, shoppers, close };
}

export function nthPurchase({ shoppers }: World, n: number, spread = SPREAD): Purchase {
  const shopper = shoppers[n % shoppers.length];
  if (!shopper) throw new Error('nobody is signed in');
  return purchaseOf(shopper, idOf('var', (n * 7919) % spread));
}

/** What became of the requests: how long good ones took by step, and every status that came. */
export class Requests {
  readonly statuses = new Tally();
  private readonly steps = new Map<string, Latencies>();
  /** Whole checkouts, without the time in the payment window. */
  readonly shopTime = new Latencies();

  note(step: Step, status: number, ms: number): void {
    if (step.outside) return;
    this.statuses.add(String(status));
    let latencies = this.steps.get(step.name);
    if (!latencies) this.steps.set(step.name, (latencies = new Latencies()));
    if (status === 200) latencies.add(ms);
  }

  summary() {
    const steps = Object.fromEntries([...this.steps].map(([name, latencies]) => [name, latencies.summary()]));
    return { steps, checkout: this.shopTime.summary(), statuses: this.statuses.all() };
  }
}

/** One step, timed. @returns `ok` or how it failed, and how long a 503 asked to wait. */
export async function take(world: World, step: Step, purchase: Purchase, requests: Requests) {
  const begun = performance.now();
  const answer = await step.send(world, purchase);
  const ms = performance.now() - begun;
  const outcome = outcomeOf(step, answer, purchase);
  requests.note(step, answer.status, ms);
  return { outcome, ms: step.outside ? 0 : ms, status: answer.status, retryAfterMs: answer.retryAfterMs };
}

/** A whole paid checkout; ends at the first step that fails. @returns `ok` or how it failed. */
export async function checkOut(world: World, purchase: Purchase, requests: Requests): Promise<string> {
  let total = 0;
  for (const step of STEPS) {
    const { outcome, ms } = await take(world, step, purchase, requests);
    if (outcome !== 'ok') return outcome;
    total += ms;
  }
  requests.shopTime.add(total);
  return 'ok';
}
