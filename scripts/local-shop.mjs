import { rmSync } from 'node:fs';
import { install } from './install.mjs';
import { readOptions } from './options.mjs';
import { SANDBOX_STATE, UPLOADS } from './paths.mjs';
import { localEnvironment, migrate, requirePorts, seed, startStandIns } from './stack.mjs';
import { explain, seconds, step } from './steps.mjs';
import { onStop, stopAll, stopOnSignals, untilExit } from './supervisor.mjs';

async function database(reset) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const embedded = await import('./embedded-postgres.mjs');
  if (reset) {
    await embedded.dropEmbeddedPostgres();
    rmSync(SANDBOX_STATE, { force: true });
    rmSync(UPLOADS, { recursive: true, force: true });
  }
  const cluster = await embedded.startEmbeddedPostgres();
  onStop(cluster.stop);
  return cluster.url;
}

/** Where `npm run audit` and `npm run admin` find it; one that was given is known, and may hold a password. */
const ownDatabase = (env) => (process.env.DATABASE_URL ? '' : `  DATABASE_URL       ${env.DATABASE_URL}\n`);

const banner = (options, env) => `
  The shop           ${env.SITE_URL}   (English: ${env.SITE_URL}/en)
  The stand-ins      http://localhost:${env.SANDBOX_PORT}   (payment, Naver login, mail inbox)
  A customer         shopper@energyfactory.example / demo-shopper-2026
  An admin           admin@energyfactory.example / demo-admin-2026   (${env.SITE_URL}/admin)
${ownDatabase(env)}  Logs               .data/logs

  Ctrl-C stops everything.
`;

async function bringUp({ command, appEnv, startShop }, since) {
  const options = readOptions(command);
  const ports = [
    ['the shop', 'PORT', options.port],
    ['the stand-ins', 'SANDBOX_PORT', options.sandboxPort],
    ['the mail inbox', 'SANDBOX_SMTP_PORT', options.smtpPort],
  ];
  await requirePorts(ports, command);
  console.log(`\n  ${command}: ${options.shop}\n`);
  await step('Packages', install);
  let databaseUrl;
  await step(process.env.DATABASE_URL ? 'Database of DATABASE_URL' : 'Embedded Postgres', async () => {
    databaseUrl = await database(options.reset);
  });
  const env = localEnvironment(appEnv, { ...options, databaseUrl });
  await step('Migrations', async () => void (await migrate(env)));
  await step('Catalogue and accounts', async () => void (await seed(env, options.shop)));
  await step('Stand-ins: payment, login, mail', async () => void (await startStandIns(env)));
  const child = await startShop(env);
  console.log(`\n  Ready after ${seconds(since)}.${banner(options, env)}`);
  return child;
}

/**
 * Everything a shop on this machine needs, from nothing to a running page; stays until it is stopped. Ends with 0 when
 * stopped by hand once it ran, else with the signal's or the failure's code.
 */
export async function runLocally(kind) {
  const since = performance.now();
  let ran = false;
  stopOnSignals((code) => (ran ? 0 : code));
  try {
    const shop = await bringUp(kind, since);
    ran = true;
    await shop.ended;
    await untilExit();
    await stopAll();
    console.error(`\nThe shop stopped by itself; its last lines:\n${shop.output().slice(-4_000)}`);
  } catch (error) {
    explain(error);
    await stopAll();
  }
  process.exit(1);
}
