import './check-node.mjs';
import { build } from './build.mjs';
import { openCluster } from './chaos/cluster.mjs';
import { testEnvironment } from './environment.mjs';
import { typescript } from './paths.mjs';
import { freePort } from './ports.mjs';
import { explain } from './steps.mjs';
import { run, stopAll, stopOnSignals } from './supervisor.mjs';

// npm run chaos -- [--minutes N] [--seed S] [--only crash,lost-replies] [--slice]
stopOnSignals();
let code = 0;
try {
  const { dir } = await build();
  const cluster = await openCluster();
  const port = String(await freePort());
  const env = {
    ...process.env,
    ...testEnvironment(),
    ...cluster,
    CHAOS_BUILD: dir,
    SITE_URL: `http://127.0.0.1:${port}`,
    PORT: port,
    HOSTNAME: '127.0.0.1',
    // Every shopper names an address of their own, as a proxy would: limits are per address.
    TRUSTED_PROXY_HOPS: '1',
    HOLD_MINUTES: '1',
  };
  await run(
    'Chaos found differences.',
    process.execPath,
    typescript('scripts/chaos/main.ts', ...process.argv.slice(2)),
    {
      env,
    },
  );
} catch (error) {
  explain(error);
  code = 1;
}
await stopAll();
process.exit(code);
