import { expect } from 'vitest';
import { pass, sweep } from './buying';
import { sameAsModel, type Model } from './command';
import { retry } from './giving-back';
import { deliver, reconcile } from './paying';
import type { RealShop } from './real-shop';

/** Nothing goes wrong any more and time passes: what was open is decided, and what nobody paid for is free again. */
export async function settleEverything(model: Model, real: RealShop): Promise<void> {
  const { shop, till } = model;
  const look = reconcile({ attempt: 0, look: undefined });
  const again = retry({ refund: 0, fault: undefined });
  await look.run(model, real);
  for (const payment of till.payments.keys()) await deliver(model, real, { payment, kind: 'genuine' });
  for (const step of [pass({ minutes: 31 }), look, look, again, again, sweep({})])
    if (step.check(model)) await step.run(model, real);
  await sameAsModel(model, real);
  expect(till.attempts.filter(({ state }) => state === 'UNDECIDED')).toEqual([]);
  expect(till.refunds.filter(({ state }) => state === 'REQUESTED')).toEqual([]);
  expect(shop.variants.map((_, variant) => shop.free(variant))).toEqual(shop.variants.map(({ stock }) => stock));
}
