import path from 'node:path';
import { build } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { standIns, testEnvironment } from './environment.mjs';
import { bin, ROOT } from './paths.mjs';
import { freePort } from './ports.mjs';
import { seed, startShop, startStandIns } from './stack.mjs';
import { onStop, run } from './supervisor.mjs';

/** The tests' cluster, kept running until everything is stopped, even if a test run dies. */
export async function testCluster() {
  const { TEST_CLUSTER, startEmbeddedPostgres } = await import('./embedded-postgres.mjs');
  const cluster = await startEmbeddedPostgres(TEST_CLUSTER);
  onStop(cluster.stop);
  return cluster;
}

async function freshDatabase() {
  const { cloneDatabase, dropDatabases, migratedTemplate } = await import('./test-database.mjs');
  const { url } = await testCluster();
  const name = `e2e${process.pid}`;
  onStop(() => dropDatabases(url, name));
  return cloneDatabase(url, await migratedTemplate(url), name);
}

/** A shop of its own for browser tests: a fresh seeded database, its own stand-ins and free ports. */
export async function startE2eStack() {
  const { dir } = await build();
  const [port, sandboxPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const siteUrl = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...testEnvironment(),
    ...standIns(sandboxPort, smtpPort),
    SANDBOX_SHOP_URL: siteUrl,
    SITE_URL: siteUrl,
    DATABASE_URL: await freshDatabase(),
    REDIS_URL: '',
    // Each browser test names an address of its own, as a proxy would: limits are per address.
    TRUSTED_PROXY_HOPS: '1',
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
  };
  await seed(env, env.SHOP);
  await startStandIns(env);
  await startShop(env, dir);
  return { ...env, E2E_SHOP_DIR: dir, E2E_BASE_URL: siteUrl, E2E_SANDBOX_URL: `http://localhost:${sandboxPort}` };
}

/** Runs Playwright with these arguments against the addresses in `env`. */
export async function runPlaywright(args, env, log) {
  const browser = { ...env, CHROMIUM_PATH: await findChromium() };
  const config = ['--config', path.join(ROOT, 'playwright.config.ts')];
  await run('Browser tests failed.', process.execPath, [bin('@playwright/test/cli.js'), 'test', ...config, ...args], {
    env: browser,
    log,
  });
}
