import './check-node.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PARTS, readBenchOptions } from './bench-parts.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { ROOT, typescript } from './paths.mjs';
import { explain, step } from './steps.mjs';
import { run, stopAll, stopOnSignals } from './supervisor.mjs';

async function measure({ names, seconds, quick, out }, results) {
  const env = { ...process.env, BENCH_SECONDS: String(seconds), BENCH_QUICK: quick ? '1' : '' };
  const failed = [];
  for (const name of names) {
    console.log(`\n  ${name}\n`);
    const part = [path.join(ROOT, 'scripts/bench-part.mjs'), name];
    const own = { ...env, BENCH_RESULT: path.join(results, `${name}.json`) };
    await run(`The part ${name} was not measured.`, process.execPath, part, { env: own }).catch((error) => {
      explain(error);
      failed.push(name);
    });
  }
  await run('The results could not be written.', process.execPath, typescript('bench/report.ts', results, out ?? ''), {
    env,
  });
  return failed.length > 0 ? 1 : 0;
}

stopOnSignals();
const results = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
let code = 1;
try {
  const options = readBenchOptions();
  console.log('');
  await step('Packages', install);
  if (!options.names.every((name) => PARTS[name].demo))
    await step('Database, filled and analysed', async () => {
      // Only now are the packages there that it needs.
      const { benchCluster, filledTemplate } = await import('./bench-database.mjs');
      await filledTemplate((await benchCluster()).url);
    });
  if (options.names.some((name) => PARTS[name].shop)) await step('Production build', async () => void (await build()));
  code = await measure(options, results);
} catch (error) {
  explain(error);
}
rmSync(results, { recursive: true, force: true });
await stopAll();
process.exit(code);
