import { isAppError } from '~/lib/errors';
import type { Chance } from '~/testing/chance';
import type { Flow } from './flows/flows';
import { Visitor } from './world/visitor';
import type { World } from './world/world';

export type Load = {
  /** How many shoppers there are at any time. */
  readonly shoppers: number;
  readonly flows: readonly Flow[];
  /** Whether their pages go on asking; else everybody closes the tab. */
  readonly stay: boolean;
};

const AFTER_STOP_MS = 15_000;

/** Shoppers who come and go until it is stopped; each does one thing and is replaced by another. */
export class Traffic {
  private stopped = 0;
  private readonly everybody: Promise<unknown>;
  private readonly faults: unknown[] = [];

  constructor(world: World, load: Load, chance: Chance) {
    const streams = Array.from({ length: load.shoppers }, () => this.stream(world, load, chance));
    this.everybody = Promise.all(streams);
  }

  private readonly goesOn = () => this.stopped === 0 || performance.now() < this.stopped + AFTER_STOP_MS;

  private async stream(world: World, { flows, stay }: Load, chance: Chance): Promise<void> {
    while (this.stopped === 0) {
      const flow = chance.pick(flows);
      try {
        const visitor = await Visitor.signedIn(world.shop.logins);
        await flow({ world, visitor, chance, stays: stay && chance.happens(0.8), goesOn: this.goesOn });
      } catch (fault) {
        if (isAppError(fault, 'BUSY') || databaseAway(fault)) await new Promise((resolve) => setTimeout(resolve, 100));
        else this.faults.push(fault);
      }
    }
  }

  /** Nobody new comes; those who are there finish or give up. @throws what went wrong in the flows themselves */
  async stop(): Promise<void> {
    this.stopped ||= performance.now();
    await this.everybody;
    if (this.faults.length > 0) throw new AggregateError(this.faults, 'a shopper of chaos itself failed');
  }
}

/** The shoppers write their own accounts and logins: while the database or Redis is away nobody can come. */
function databaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  if (/^(CONNECT|ECONN|EPIPE|57P0|08|25P03|57014|55P03)/.test(code)) return true;
  return databaseAway(fault.cause);
}
