import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installChromium } from './chromium.mjs';
import { runPlaywright, startE2eStack, testCluster } from './e2e-stack.mjs';
import { install } from './install.mjs';
import { longReport } from './long-report.mjs';
import { bin, DATA, ROOT } from './paths.mjs';
import { explain, step, Stop } from './steps.mjs';
import { run, stopAll, stopOnSignals } from './supervisor.mjs';

const RACES = path.join(DATA, 'races');
const REPORT = path.join(DATA, 'long', 'report.md');
const reportOf = (part) => path.join(DATA, part, 'report.md');

const KNOWN = '--only races,answers,xss,axe,journeys,model,chaos, --minutes <n>, --rounds <n>, --seed <n>';

const isCount = (text) => /^[1-9]\d*$/.test(text);

function options() {
  const wanted = {
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    minutes: { type: 'string', default: '30' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: String(1 + (Date.now() % 1_000_000)) },
  };
  try {
    const { only, minutes, rounds, seed } = parseArgs({ options: wanted }).values;
    const chosen = only.split(',');
    const fits = chosen.every((name) => name in PARTS) && Number(minutes) > 0 && isCount(rounds ?? '1');
    if (fits && isCount(seed)) return { chosen, minutes, rounds, seed };
  } catch {
    // Said below, as for a number that is none.
  }
  throw new Stop(
    `Known are ${KNOWN}, as in "npm run test:long -- --only model,chaos --minutes 60". Minutes are those of the model and of chaos; rounds are how many of each race there are at most.`,
  );
}

/** What every race has written so far. */
function races() {
  if (!existsSync(RACES)) return [];
  return readdirSync(RACES).flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(path.join(RACES, name), 'utf8'))];
    } catch {
      // It is being written this very moment.
      return [];
    }
  });
}

function showProgress(since) {
  const done = ((performance.now() - since) / 60_000).toFixed(1);
  const each = races().map(({ race, rounds, wanted, differences }) => {
    const found = differences.length > 0 ? ` (${differences.length} DIFFERENCES)` : '';
    return `${race} ${rounds}/${wanted}${found}`;
  });
  const line = `  ${done} min   ${each.join('   ')}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

async function playRaces({ seed, rounds }) {
  await step('Database', testCluster);
  rmSync(RACES, { recursive: true, force: true });
  const wish = { LONG: '1', RACE_SEED: seed, RACE_DIR: RACES, ...(rounds && { RACE_ROUNDS: rounds }) };
  const env = { ...process.env, ...wish, NODE_ENV: 'test', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', NO_COLOR: '1' };
  const since = performance.now();
  const timer = setInterval(() => showProgress(since), process.stdout.isTTY ? 2_000 : 30_000);
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', 'db', '--maxWorkers', '2', 'src/testing/races'];
  try {
    await run('A race was lost.', process.execPath, args, { env, log: 'races' });
  } finally {
    clearInterval(timer);
    showProgress(since);
    process.stdout.write('\n');
  }
}

/** The command that there is for it, with its own progress and report. */
async function playCommand(part, script, { minutes, seed }) {
  rmSync(reportOf(part), { force: true });
  const args = [path.join(ROOT, script), '--minutes', minutes, '--seed', seed];
  await run(`The part ${part} found differences.`, process.execPath, args);
}

// As many as security asks for: two people, and no byte of one in an answer to the other.
const ANSWERS = '10000';

async function compareAnswers() {
  await installChromium();
  const env = await startE2eStack();
  const args = ['private-data.spec.ts', '--project', 'desktop'];
  await runPlaywright(args, { ...env, E2E_ANSWERS: ANSWERS, NO_COLOR: '1' });
}

/** All texts that would be script, in every field: `npm test` has a dozen of them. */
async function writeScripts() {
  await installChromium();
  const env = await startE2eStack();
  await runPlaywright(['xss.spec.ts', '--project', 'desktop'], { ...env, E2E_XSS: 'all', NO_COLOR: '1' });
}

/** Every page in both widths, languages and colour schemes: `npm test` has some of them in the dark. */
async function lookForBarriers() {
  await installChromium();
  const env = await startE2eStack();
  await runPlaywright(['axe.spec.ts'], { ...env, E2E_AXE: 'all', NO_COLOR: '1' });
}

/** Every journey on a desktop and on a phone: `npm test` plays most of them on one of the two. */
async function playJourneys() {
  await installChromium();
  const env = await startE2eStack();
  await runPlaywright([], { ...env, E2E_WIDTHS: 'both', NO_COLOR: '1' });
}

const PARTS = {
  races: playRaces,
  answers: compareAnswers,
  xss: writeScripts,
  axe: lookForBarriers,
  journeys: playJourneys,
  model: (chosen) => playCommand('model', 'scripts/test-model.mjs', chosen),
  chaos: (chosen) => playCommand('chaos', 'scripts/chaos.mjs', chosen),
};

function writeReport(parts) {
  const { stdout } = spawnSync('git', ['log', '-1', '--format=commit %h'], { cwd: ROOT, encoding: 'utf8' });
  const played = (name) => parts.some((part) => part.name === name);
  const files = ['model', 'chaos'].filter(played).map(reportOf).filter(existsSync);
  const reports = files.map((file) => readFileSync(file, 'utf8'));
  mkdirSync(path.dirname(REPORT), { recursive: true });
  const commit = stdout?.trim() || 'no commit';
  writeFileSync(REPORT, longReport({ commit, parts, races: played('races') ? races() : [], reports }));
}

async function main() {
  const wish = options();
  console.log('');
  await step('Packages', install);
  const parts = [];
  for (const name of Object.keys(PARTS).filter((part) => wish.chosen.includes(part))) {
    const since = performance.now();
    console.log(`\n  The ${name}, with the seed ${wish.seed}\n`);
    let ok = true;
    await PARTS[name](wish).catch((error) => {
      ok = false;
      explain(error);
    });
    parts.push({ name, seed: wish.seed, seconds: (performance.now() - since) / 1000, ok });
    writeReport(parts);
  }
  console.log(`\n  The report is ${path.relative(process.cwd(), REPORT)}.`);
  return parts.every(({ ok }) => ok) ? 0 : 1;
}

stopOnSignals();
const code = await main().catch((error) => {
  explain(error);
  return 1;
});
await stopAll();
process.exit(code);
