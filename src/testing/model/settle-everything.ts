import { expect } from 'vitest';
import { pass, sweep } from './buying';
import { sameAsModel, type Model } from './command';
import { cancelOrder, retry } from './giving-back';
import { nameAccount } from './owing';
import { tidy } from './requesting';
import { deliver, reconcile } from './hearing';
import type { RealShop } from './real-shop';

/** Nothing goes wrong any more and time passes: what was open is decided, and what nobody paid for is free again. */
export async function settleEverything(model: Model, real: RealShop): Promise<void> {
  const { shop, till, desk } = model;
  const look = reconcile({ attempt: 0, look: undefined, close: undefined });
  const again = retry({ refund: 0, fault: undefined });
  await look.run(model, real);
  for (const payment of till.payments.keys()) await deliver(model, real, { payment, kind: 'genuine', shape: 'status' });
  for (const step of [
    pass({ minutes: 31 }),
    look,
    look,
    again,
    again,
    sweep({}),
    tidy({}),
    pass({ minutes: 4 * 24 * 60 }),
    look,
  ])
    if (step.check(model)) await step.run(model, real);
  // What was sent and is not paid after all a person writes off.
  const decide = { by: 'admin', restock: false, account: 'none', fault: undefined } as const;
  for (const [order, { state }] of shop.orders.entries())
    if (state === 'AWAITING_DEPOSIT') await cancelOrder(model, real, { ...decide, order });
  // What no order can show for staff give back.
  const name = { by: 'admin', how: 'right', fault: undefined } as const;
  for (let left = till.refunds.filter(({ state }) => state === 'WAITING').length; left > 0; left -= 1)
    await nameAccount({ ...name, refund: 0 }).run(model, real);
  for (const step of [look, again, again, look]) if (step.check(model)) await step.run(model, real);
  await sameAsModel(model, real);
  expect(till.attempts.filter(({ state }) => state === 'UNDECIDED')).toEqual([]);
  // Another amount than asked for, paid into an account before it was closed, waits for a person.
  const open = till.attempts.filter(({ state }) => state === 'WAITING_FOR_DEPOSIT');
  expect(open.filter((attempt) => till.matches(attempt))).toEqual([]);
  expect(till.refunds.filter(({ state }) => state === 'REQUESTED' || state === 'WAITING')).toEqual([]);
  expect(desk.requests.filter(({ state }) => state === 'REFUNDING')).toEqual([]);
  expect(shop.variants.map((_, variant) => shop.free(variant))).toEqual(shop.variants.map(({ stock }) => stock));
}
