import assert from 'node:assert/strict';
import type fc from 'fast-check';
import { expected, observe } from './observe';
import type { RealShop } from './real-shop';
import type { Desk } from './requests';
import type { Shop } from './shop';
import type { Till } from './till';

export type Model = { readonly shop: Shop; readonly till: Till; readonly desk: Desk };
export type Command = fc.AsyncCommand<Model, RealShop>;
type Doing<A> = {
  readonly name: string;
  /** Whether there is anything to do it with. */
  readonly when?: (model: Model, args: A) => boolean;
  /** Does it to the shop and to its model, and compares what they answer. */
  readonly run: (model: Model, real: RealShop, args: A) => Promise<void>;
};

export async function sameAsModel(model: Model, real: RealShop): Promise<void> {
  assert.deepEqual(await observe(real), expected(model));
}

/** A command of a sequence: afterwards everything anybody can see must be as the model has it. */
export function command<A>({ name, when, run }: Doing<A>) {
  return (args: A): Command => ({
    check: (model) => when?.(model, args) ?? true,
    run: async (model, real) => {
      real.count(name);
      await run(model, real, args);
      await sameAsModel(model, real);
    },
    toString: () => `${name}(${JSON.stringify(args)})`,
  });
}

/** The index of one of `list`, mostly one that `suits`: shrinks towards the first. */
export function pick<T>(list: readonly T[], n: number, suits: (one: T, index: number) => boolean): number {
  const suiting = [...list.keys()].filter((index) => suits(list[index]!, index));
  const among = n % 5 === 4 || suiting.length === 0 ? [...list.keys()] : suiting;
  return among[n % among.length] ?? 0;
}
