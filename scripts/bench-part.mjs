import { build } from './build.mjs';
import { partDatabase, benchCluster, filledTemplate, postmasterPid } from './bench-database.mjs';
import { PARTS } from './bench-parts.mjs';
import { standIns, testEnvironment } from './environment.mjs';
import { ROOT, typescript } from './paths.mjs';
import { freePort } from './ports.mjs';
import { seed, startShop, startStandIns } from './stack.mjs';
import { explain } from './steps.mjs';
import { migratedTemplate } from './test-database.mjs';
import { run, stopAll, stopOnSignals } from './supervisor.mjs';

// node scripts/bench-part.mjs <part>: one part on a database, stand-ins and a shop of its own, so that none starts warm.
async function environment({ demo = false }) {
  const [port, sandboxPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const { url } = await benchCluster();
  return {
    ...process.env,
    ...testEnvironment(),
    ...standIns(sandboxPort, smtpPort),
    APP_ENV: 'demo',
    LOG_LEVEL: 'info',
    SANDBOX_SHOP_URL: `http://localhost:${port}`,
    SITE_URL: `http://localhost:${port}`,
    DATABASE_URL: await partDatabase(url, await (demo ? migratedTemplate(url) : filledTemplate(url))),
    REDIS_URL: '',
    // Every shopper names an address of their own, as a proxy would: limits are per address.
    TRUSTED_PROXY_HOPS: '1',
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    BENCH_POSTGRES_PID: String(postmasterPid()),
  };
}

async function withShop(env) {
  const { dir } = await build();
  const sandbox = await startStandIns(env);
  const hook = process.env.BENCH_PROFILE ? { NODE_OPTIONS: `--require ${ROOT}/bench/measure/profile-hook.cjs` } : {};
  const shop = await startShop({ ...env, ...hook }, dir);
  return { ...env, BENCH_SHOP_PID: String(shop.pid), BENCH_SANDBOX_PID: String(sandbox.pid) };
}

stopOnSignals();
let code = 0;
try {
  const { program, shop = false, demo = false } = PARTS[process.argv[2]];
  const env = await environment({ demo });
  if (demo) await seed(env, env.SHOP);
  const args = ['--expose-gc', ...typescript(program)];
  await run(`The part ${process.argv[2]} failed.`, process.execPath, args, { env: shop ? await withShop(env) : env });
} catch (error) {
  explain(error);
  code = 1;
}
await stopAll();
process.exit(code);
