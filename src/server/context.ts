import 'server-only';
import type { Act } from './act';
import { crashPoint, type TransactionName } from './crash-points';
import { db, type Db } from './db';
import { env } from './env';
import type { Id } from '~/lib/ids';
import type { Locale, ShopPreset } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';

export type SessionUser = { readonly id: Id<'usr'>; readonly sid: string };

/** The only thing passed down: what a service may know of the world. `now` is the only clock outside SQL. */
export type Ctx = {
  readonly db: Db;
  readonly now: Date;
  readonly user: SessionUser | null;
  /** The guest of this browser, also of somebody who has signed in since. */
  readonly guest: { readonly id: Id<'gst'> } | null;
  /** Lets a browser that named an order's number and telephone act on that one order as its guest. */
  readonly pass: { readonly orderId: Id<'ord'>; readonly guestId: Id<'gst'> } | null;
  readonly shop: ShopPreset;
  readonly locale: Locale;
  readonly requestId: string;
  /** Only in a call of staff: what it does, to be written down with it. */
  readonly act?: Act | undefined;
};

/** The context of work nobody asked for: timers, cron, the seed, pages without a visitor. */
export function systemCtx(overrides: Partial<Ctx> = {}): Ctx {
  const shop = overrides.shop ?? shopPreset(env().SHOP);
  return {
    db: overrides.db ?? db(),
    now: new Date(),
    user: null,
    guest: null,
    pass: null,
    shop,
    locale: shop.defaultLocale,
    requestId: crypto.randomUUID(),
    ...overrides,
  };
}

/** What is to happen once an open transaction has committed. */
const afterwards = new WeakMap<Db, (() => void)[]>();

/** Does this once everything around it has committed, and never where that is rolled back; outside transactions at once. */
export function afterCommit({ db }: Pick<Ctx, 'db'>, effect: () => void): void {
  const waiting = afterwards.get(db);
  if (waiting) waiting.push(effect);
  else effect();
}

/**
 * Runs `work` in one transaction; inside another it is a savepoint. A `name` gives its commit the two crash points. In a call of
 * staff the first transaction that commits also holds the row that says who did it.
 */
export async function inTx<C extends Ctx, T>(ctx: C, work: (ctx: C) => Promise<T>, name?: TransactionName): Promise<T> {
  let effects: (() => void)[] = [];
  const transaction = (write?: (db: Db) => Promise<void>) =>
    ctx.db.transaction(async (tx) => {
      // Begun anew where it could not be done beside another.
      effects = [];
      afterwards.set(tx, effects);
      const done = await work({ ...ctx, db: tx, act: undefined });
      await write?.(tx);
      if (name) crashPoint(`${name}:before-commit`);
      return done;
    });
  const result = await (ctx.act ? ctx.act.within(transaction) : transaction());
  if (name) crashPoint(`${name}:after-commit`);
  effects.forEach((effect) => afterCommit(ctx, effect));
  return result;
}
