import './check-node.mjs';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { testCluster } from './e2e-stack.mjs';
import { install } from './install.mjs';
import { modelReport } from './model-report.mjs';
import { bin, DATA, ROOT } from './paths.mjs';
import { explain, step, Stop } from './steps.mjs';
import { run, stopAll, stopOnSignals } from './supervisor.mjs';

const DIR = path.join(DATA, 'model');
const REPORT = path.join(DIR, 'report.md');
const LANES = 'src/testing/model';
const KNOWN = '--minutes <n>, --seed <n>, --bug <name>';

function options() {
  const wanted = { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, bug: { type: 'string' } };
  try {
    const { minutes, seed, bug } = parseArgs({ options: wanted }).values;
    if (Number(minutes) > 0) return { minutes: Number(minutes), seed, bug };
  } catch {
    // Said below, as for a number that is none.
  }
  throw new Stop(`Known are ${KNOWN}, as in "npm run test:model -- --minutes 60".`);
}

/** What every lane has written so far. */
function lanes() {
  if (!existsSync(DIR)) return [];
  const files = readdirSync(DIR).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(path.join(DIR, name), 'utf8'))];
    } catch {
      // It is being written this very moment.
      return [];
    }
  });
}

/** All lanes run side by side, or those that come later would make the run longer than was asked for. */
const laneCount = () => readdirSync(path.join(ROOT, LANES)).filter((name) => name.endsWith('.db.test.ts')).length;

const total = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

function showProgress(since, minutes) {
  const all = lanes();
  const done = ((performance.now() - since) / 60_000).toFixed(1);
  const sequences = total(all.map((lane) => lane.sequences));
  const commands = total(all.flatMap((lane) => Object.values(lane.commands)));
  const found = total(all.map((lane) => lane.findings.length));
  const line = `  ${done} of ${minutes} min   ${sequences} sequences   ${commands} commands   ${found} differences`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

async function main() {
  const { minutes, seed, bug } = options();
  console.log('');
  await step('Packages', install);
  await step('Database', testCluster);
  rmSync(DIR, { recursive: true, force: true });
  mkdirSync(DIR, { recursive: true });
  const given = { MODEL_MINUTES: String(minutes), ...(seed && { MODEL_SEED: seed }), ...(bug && { SEEDED_BUG: bug }) };
  const env = { ...process.env, ...given, NODE_ENV: 'test', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', NO_COLOR: '1' };
  const since = performance.now();
  const timer = setInterval(() => showProgress(since, minutes), process.stdout.isTTY ? 2_000 : 60_000);
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', 'db', '--maxWorkers', String(laneCount()), LANES];
  let failure;
  await run('The shop does not do what the model does.', process.execPath, args, { env, log: 'model' }).catch(
    (error) => {
      failure = error;
    },
  );
  clearInterval(timer);
  showProgress(since, minutes);
  const all = lanes();
  writeFileSync(REPORT, modelReport(all, (performance.now() - since) / 60_000));
  console.log(`\n  The report is ${path.relative(process.cwd(), REPORT)}.`);
  const found = all.flatMap((lane) => lane.findings);
  for (const finding of found) console.log(`\n${finding.command}`);
  if (failure && found.length === 0) explain(failure);
  return failure ? 1 : 0;
}

stopOnSignals();
const code = await main().catch((error) => {
  explain(error);
  return 1;
});
await stopAll();
process.exit(code);
