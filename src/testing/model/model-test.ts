import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestToss, type TestToss } from '../toss';
import type { Lane } from './mixes';
import { runModel, type Finding } from './run-model';

/** In `npm test` every lane runs this many sequences, the same each time; `npm run test:model` runs thousands. */
const RUNS = 40;
const SEED = 20_261_122;
const BATCH = 25;
const ENOUGH_FINDINGS = 5;
const MINUTE = 60_000;

type Progress = {
  lane: string;
  seed: number;
  sequences: number;
  commands: Record<string, number>;
  findings: Finding[];
};

const { MODEL_MINUTES, MODEL_SEED, MODEL_PATH, MODEL_REPLAY, MODEL_DIR } = process.env;

/** Random sequences of these commands leave the shop as its model says. Runs as long as `MODEL_MINUTES` asks for. */
export function modelTest(lane: Lane): void {
  let toss: TestToss;
  beforeAll(async () => {
    vi.stubEnv('LOG_LEVEL', 'silent');
    toss = await startTestToss(vi.stubEnv);
  });
  afterAll(() => toss.sandbox.stop());

  const minutes = Number(MODEL_MINUTES ?? 0);
  const once = { runs: RUNS, ...(MODEL_PATH && { path: MODEL_PATH, replay: MODEL_REPLAY ?? '' }) };

  it(
    `does what the model does: ${lane}`,
    async () => {
      const seed = Number(MODEL_SEED ?? (minutes > 0 ? Math.trunc(Math.random() * 1e9) : SEED));
      const progress: Progress = { lane, seed, sequences: 0, commands: {}, findings: [] };
      const until = Date.now() + minutes * MINUTE;
      const count = (command: string) => (progress.commands[command] = (progress.commands[command] ?? 0) + 1);
      for (let batch = 0; batch === 0 || Date.now() < until; batch += 1) {
        const plan = minutes > 0 ? { runs: BATCH } : once;
        const { sequences, finding } = await runModel(toss, lane, { seed: seed + batch, ...plan }, count);
        progress.sequences += sequences;
        if (finding) progress.findings.push(finding);
        if (minutes > 0) note(progress);
        if (progress.findings.length >= ENOUGH_FINDINGS) break;
      }
      expect(progress.findings.map((finding) => replayOf(lane, finding)).join('\n\n')).toBe('');
    },
    (minutes + 10) * MINUTE,
  );
}

/** What a person needs to see it again. */
function replayOf(lane: string, { seed, path: at, replay, report }: Finding): string {
  const command = `npx vitest run --project db src/testing/model/${lane}`;
  return `MODEL_SEED=${seed} MODEL_PATH='${at}' MODEL_REPLAY='${replay}' ${command}\n${report}`;
}

function note(progress: Progress): void {
  const dir = MODEL_DIR ?? '.data/model';
  mkdirSync(dir, { recursive: true });
  const findings = progress.findings.map((finding) => ({ ...finding, command: replayOf(progress.lane, finding) }));
  writeFileSync(path.join(dir, `${progress.lane}.json`), JSON.stringify({ ...progress, findings }));
}
