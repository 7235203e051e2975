import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestToss, type TestToss } from '../toss';
import type { Lane } from './mixes';
import { runModel } from './run-model';
import { SEEDED_BUGS } from './seeded-bugs';

const RUNS = 120;
const SEED = 7;

declare global {
  var seededBug: string | undefined;
}

/** The model finds every bug that is planted for this lane, and nothing where none is switched on. */
export function bugsTest(lane: Lane): void {
  const bugs = SEEDED_BUGS.filter((bug) => bug.lane === lane);
  let toss: TestToss;
  beforeAll(async () => {
    vi.stubEnv('LOG_LEVEL', 'silent');
    toss = await startTestToss(vi.stubEnv);
  });
  afterAll(() => toss.sandbox.stop());
  afterEach(() => {
    globalThis.seededBug = undefined;
  });

  describe('the model finds that', () => {
    it.each(bugs)('$name', { timeout: 120_000 }, async ({ name }) => {
      globalThis.seededBug = name;
      const { sequences, finding } = await runModel(toss, lane, { seed: SEED, runs: RUNS, first: true });
      expect(finding, `not found in ${sequences} sequences`).toBeDefined();
      process.stderr.write(`  ${name}: found by sequence ${sequences}\n`);
    });

    it('the source with all bugs switched off is right', { timeout: 120_000 }, async () => {
      expect((await runModel(toss, lane, { seed: SEED, runs: 10 })).finding).toBeUndefined();
    });
  });

  describe('a seeded bug', () => {
    it.each(bugs.flatMap(({ edits }) => edits))('has one place in $file: $find', ({ file, find }) => {
      expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2);
    });
  });
}
