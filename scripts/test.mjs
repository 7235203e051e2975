import './check-node.mjs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { runPlaywright, startE2eStack, testCluster } from './e2e-stack.mjs';
import { install } from './install.mjs';
import { flawsOf, lockFile } from './lock-gate.mjs';
import { bin, LOGS, NEXT, ROOT } from './paths.mjs';
import { explain, seconds, step, Stop } from './steps.mjs';
import { findRedis, installRedis } from './redis.mjs';
import { run, stopAll, stopOnSignals } from './supervisor.mjs';
import { chaosCounts, forget, playwrightCounts, sum, vitestCounts } from './test-counts.mjs';

const reportOf = (name) => path.join(LOGS, `${name}.json`);

const node = (sentence, log, ...args) => run(sentence, process.execPath, args, { log });

async function vitest(project) {
  const env = { ...process.env, NODE_ENV: 'test', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', NO_COLOR: '1' };
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(project)}`];
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters];
  await run(`Tests of the project ${project} failed.`, process.execPath, args, { env, log: project });
}

async function lock() {
  const flaws = flawsOf(lockFile());
  if (flaws.length > 0) throw new Stop('package-lock.json would not install everywhere.', flaws.join('\n'));
}

let linting;

/** Takes one core for as long as all the other checks before the database: begun early, it runs beside them. */
function lint() {
  linting ??= node('Lint found faults.', 'lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0');
  linting.catch(() => {});
  return linting;
}

async function types() {
  await node('next typegen failed.', 'typegen', NEXT, 'typegen');
  if (chosenSteps().includes('lint')) void lint();
  await node('The types do not fit.', 'types', bin('typescript/bin/tsc'), '--noEmit');
}

async function e2e() {
  await installChromium();
  const env = await startE2eStack();
  await runPlaywright([], { ...env, CI: '1', NO_COLOR: '1', E2E_REPORT: reportOf('e2e') }, 'e2e');
}

// Always the same rounds with the same shoppers; npm run chaos rolls the dice.
const CHAOS_SEED = '1';

async function chaos() {
  const program = path.join(ROOT, 'scripts/chaos.mjs');
  const args = ['--slice', '--seed', CHAOS_SEED, '--counts', reportOf('chaos')];
  await node('Chaos found differences.', 'chaos', program, ...args);
}

/** Steps that use what another step has made. */
const NEEDS_BUILD = ['chaos', 'e2e'];

const STEPS = {
  lock: ['Lock file installs everywhere', lock],
  types: ['Types', types],
  format: ['Format', () => node('Run "npm run format".', 'format', bin('prettier/bin/prettier.cjs'), '--check', '.')],
  unit: ['Unit tests', () => vitest('unit'), vitestCounts],
  lint: ['Lint', lint],
  db: ['Database tests', () => testCluster().then(() => vitest('db')), vitestCounts],
  redis: ['Logins and limits in Redis', () => testCluster().then(() => vitest('redis')), vitestCounts],
  bugs: ['Seeded bugs are found', () => testCluster().then(() => vitest('bugs')), vitestCounts],
  sandbox: ['Contract tests of the stand-ins', () => vitest('sandbox'), vitestCounts],
  build: ['Production build', () => build({ always: true })],
  chaos: ['Chaos, a slice', chaos, chaosCounts],
  e2e: ['Browser tests', e2e, playwrightCounts],
};

function chosenSteps() {
  const known = Object.keys(STEPS).join(', ');
  let only;
  try {
    ({ only } = parseArgs({ options: { only: { type: 'string' } } }).values);
  } catch {
    throw new Stop(`Known is --only with steps, as in "npm test -- --only unit,db"; there are: ${known}.`);
  }
  const chosen = only ? only.split(',') : Object.keys(STEPS);
  const unknown = chosen.find((name) => !(name in STEPS));
  if (unknown !== undefined) throw new Stop(`There is no step "${unknown}"; there are: ${known}.`);
  return Object.keys(STEPS).filter((name) => chosen.includes(name));
}

/** Runs one step; says what it counted. A failed step in which no test failed counts as one failure. */
async function perform(name) {
  const [title, work, count] = STEPS[name];
  forget(reportOf(name));
  let ok = true;
  let counted = { passed: 0, failed: 0, skipped: 0 };
  const counts = () => (counted = count?.(reportOf(name)) ?? counted);
  try {
    await step(title, async () => {
      await work();
      if (!count) return '';
      const { passed, skipped } = counts();
      if (passed === 0) throw new Stop(`${title}: nothing was tested.`);
      return `${passed} passed${skipped ? `, ${skipped} skipped` : ''}`;
    });
  } catch (error) {
    ok = false;
    counts();
    explain(error);
  }
  return { name, title, ok, ...counted, failed: ok ? 0 : Math.max(1, counted.failed) };
}

async function main() {
  const since = performance.now();
  const names = chosenSteps();
  console.log('');
  await step('Packages', install);
  const results = [];
  for (const name of names) {
    const lacksBuild = NEEDS_BUILD.includes(name) && results.some((result) => result.name === 'build' && !result.ok);
    // Redis can be left out, as in production: what runs without it says at the end that it did.
    const lacksRedis = name === 'redis' && process.env.REQUIRE_REDIS !== '1' && !installRedis();
    if (lacksRedis) continue;
    if (lacksBuild) results.push({ name, title: STEPS[name][0], ok: false, passed: 0, failed: 1, skipped: 0 });
    else results.push(await perform(name));
  }
  await stopAll();
  const total = sum(results);
  const broken = results.filter((result) => !result.ok).map((result) => result.title);
  console.log(
    `\n  ${seconds(since)}, ${total.skipped} skipped. ${broken.length ? `Failed: ${broken.join(', ')}` : 'All is well.'}`,
  );
  if (['db', 'redis', 'e2e'].some((name) => names.includes(name)) && !findRedis())
    console.log(
      '  There was no Redis: logins and limits were tested in the database and in memory only, and no page while it is away. Install redis-server for the rest.',
    );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return broken.length ? 1 : 0;
}

stopOnSignals();
const code = await main().catch(async (error) => {
  explain(error);
  await stopAll();
  return 1;
});
process.exit(code);
