import assert from 'node:assert/strict';
import fc from 'fast-check';
import { brokenInvariants } from '../books';
import type { TestToss } from '../toss';
import { BUYING } from './buying';
import type { Command, Model } from './command';
import { DEPOSITING } from './depositing';
import { GIVING_BACK } from './giving-back';
import { HEARING } from './hearing';
import { MIXES, OPENINGS, type Lane, type Mix } from './mixes';
import { OWING } from './owing';
import { PAYING, SURELY } from './paying';
import { RealShop } from './real-shop';
import { settleEverything } from './settle-everything';
import { Desk } from './requests';
import { REQUESTING } from './requesting';
import { Shop } from './shop';
import { Till } from './till';
import { wipe } from './world';

export const COMMANDS: Readonly<Record<string, fc.Arbitrary<Command>>> = {
  ...BUYING,
  ...PAYING,
  ...SURELY,
  ...HEARING,
  ...DEPOSITING,
  ...GIVING_BACK,
  ...REQUESTING,
  ...OWING,
};
export type Finding = {
  readonly seed: number;
  readonly path: string;
  readonly replay: string;
  readonly report: string;
};

const variant = fc.record({ price: fc.constantFrom(2500, 9900, 21_000), stock: fc.integer({ min: 1, max: 6 }) });
const shelves = fc.tuple(variant, variant, variant);

function commandOf(name: string): fc.Arbitrary<Command> {
  const arbitrary = COMMANDS[name];
  if (!arbitrary) throw new RangeError(`there is no command ${name}`);
  return arbitrary;
}

/** Nobody comes into an empty shop, nor to a lane where nothing has begun. */
const openingOf = (lane: Lane) =>
  fc
    .tuple(
      fc.array(BUYING.place, { minLength: 1, maxLength: 3 }),
      fc.tuple(...OPENINGS[lane].map((name) => commandOf(name))),
    )
    .map(([places, begun]) => [...places, ...begun]);

function sequences(lane: Lane, replayPath: string | undefined) {
  const mix: Mix = MIXES[lane];
  const weighted = Object.entries(mix).map(([name, weight]) => ({ weight, arbitrary: commandOf(name) }));
  return fc.commands<Model, RealShop, false>([fc.oneof(...weighted)], {
    maxCommands: 45,
    size: 'max',
    ...(replayPath && { replayPath }),
  });
}

export type Plan = {
  readonly seed: number;
  readonly runs: number;
  readonly path?: string;
  readonly replay?: string;
  /** The first sequence found will do, the shortest is not looked for. */
  readonly first?: boolean;
};

/** Runs random sequences against the shop and its model. @returns how many, and the shortest one found after which they differ. */
export async function runModel(
  toss: TestToss,
  lane: Lane,
  { seed, runs, path, replay, first = false }: Plan,
  count: (command: string) => void = () => undefined,
): Promise<{ sequences: number; finding: Finding | undefined }> {
  let differs = false;
  const property = fc.asyncProperty(
    shelves,
    openingOf(lane),
    sequences(lane, replay),
    async (given, opening, commands) => {
      await wipe();
      const shop = new Shop(given.map((one) => ({ ...one })));
      const till = new Till(shop);
      const model = { shop, till, desk: new Desk(till) };
      // What is tried again to find the shortest sequence does not count.
      const real = await RealShop.open(toss, given, (command) => differs || count(command));
      try {
        for (const first of opening) if (first.check(model)) await first.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await settleEverything(model, real);
        assert.deepEqual(await brokenInvariants(), []);
      } catch (error) {
        differs = true;
        throw error;
      }
    },
  );
  const again = { ...(path && { path }), endOnFailure: first || path !== undefined };
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    unbiased: true,
    includeErrorInReport: true,
    ...again,
  });
  if (!result.failed) return { sequences: result.numRuns, finding: undefined };
  const report = fc.defaultReportMessage(result) ?? '';
  const replayPath = /replayPath="([^"]*)"/.exec(report)?.[1] ?? '';
  const finding = { seed: result.seed, path: result.counterexamplePath ?? '', replay: replayPath, report };
  return { sequences: result.numRuns, finding };
}
