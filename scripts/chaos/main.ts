import { spawnSync } from 'node:child_process';
import { chanceOf } from '~/testing/chance';
import { readOptions, type Options } from './options';
import { failedOf, writeReport } from './report';
import { playRound, type Outcome } from './round';
import { chosenScenarios } from './scenarios/scenarios';
import { openWorld } from './world/open-world';

/** Few enough for every scenario to have its turn within half an hour. */
const PATIENT_ROUNDS = 0.2;

const commit = () => {
  const { stdout } = spawnSync('git', ['log', '-1', '--format=commit %h'], { encoding: 'utf8' });
  return stdout.trim() || 'no commit';
};

function line(outcome: Outcome, round: number): string {
  const { scenario, kills, orders, paid, differences, undecided, payments, seconds } = outcome;
  const healing = payments === null ? '' : `, ${undecided} payments decided after ${payments} s`;
  const verdict = differences.length === 0 ? 'ok' : `${differences.length} DIFFERENCES`;
  return `  ${String(round).padStart(4)}  ${scenario.padEnd(46)} ${kills} kills, ${orders} orders, ${paid} paid, ${seconds} s${healing}  ${verdict}`;
}

async function play(options: Options): Promise<number> {
  const started = performance.now();
  const world = await openWorld(options.seed);
  const scenarios = chosenScenarios(world.world, options);
  const lacksRedis = !world.world.redis && !options.slice && options.only.length === 0;
  const leftOut = lacksRedis ? ['everything about Redis, there is no redis-server here'] : [];
  const circumstances = { commit: commit(), scenarios: scenarios.length, leftOut };
  const outcomes: Outcome[] = [];
  const known = new Set<string>();
  const inTime = () => performance.now() - started < options.minutes * 60_000;
  console.log(`\n  Chaos with the seed ${options.seed}: ${scenarios.length} scenarios\n`);
  for (const what of leftOut) console.log(`  Left out: ${what}.\n`);
  try {
    for (let pass = 0; pass === 0 || inTime(); pass += 1) {
      const order = options.slice ? scenarios : chanceOf(`${options.seed}/${pass}`).shuffled(scenarios);
      for (const scenario of order) {
        if (options.minutes > 0 && !inTime()) break;
        const seed = `${options.seed}/${pass}/${scenario.name}`;
        const patient = !options.slice && chanceOf(`${seed}/patient`).happens(PATIENT_ROUNDS);
        const played = await playRound(world.world, scenario, seed, patient);
        // A difference stays: it belongs to the round that made it.
        const outcome = { ...played, differences: played.differences.filter((text) => !known.has(text)) };
        for (const text of outcome.differences) known.add(text);
        outcomes.push(outcome);
        console.log(line(outcome, outcomes.length));
        for (const difference of outcome.differences) console.log(`        ${difference}`);
        writeReport(outcomes, options, circumstances);
      }
    }
  } finally {
    await world.close();
  }
  const failed = failedOf(outcomes);
  console.log(`\n  ${outcomes.length - failed} rounds without a difference, ${failed} with. Seed ${options.seed}.`);
  console.log(`  The report: ${writeReport(outcomes, options, circumstances)}\n`);
  return failed;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  process.exit((await play(options)) > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
