import path from 'node:path';
import { standIns } from './environment.mjs';
import { NEXT, ROOT, SANDBOX_STATE, typescript, UPLOADS } from './paths.mjs';
import { isFree } from './ports.mjs';
import { secrets } from './secrets.mjs';
import { Stop } from './steps.mjs';
import { run, serve } from './supervisor.mjs';

const MAIL_FROM = '에너지팩토리 <help@energyfactory.example>';

async function answers(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** The environment of a shop on this machine with the stand-ins around it; whatever is set already wins. */
export function localEnvironment(appEnv, { port, sandboxPort, smtpPort, databaseUrl, shop }) {
  const siteUrl = `http://localhost:${port}`;
  return {
    SITE_URL: siteUrl,
    MAIL_FROM,
    ...secrets(),
    ...standIns(sandboxPort, smtpPort),
    SANDBOX_SHOP_URL: siteUrl,
    SANDBOX_STATE,
    UPLOADS_DIR: UPLOADS,
    ...process.env,
    APP_ENV: appEnv,
    SHOP: shop,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    // Some shells and containers set HOSTNAME to the machine's name, which would hide the shop from localhost.
    HOSTNAME: '127.0.0.1',
  };
}

/** Fails with advice when a port is taken; `ports` is a list of [what listens there, variable, number]. */
export async function requirePorts(ports, command) {
  for (const [what, variable, port] of ports) {
    if (await isFree(port)) continue;
    throw new Stop(
      `Port ${port} for ${what} is in use: stop what runs there, or choose another: ${variable}=${port + 100} ${command}`,
    );
  }
}

export const migrate = (env) =>
  run(
    'The database could not be migrated: is DATABASE_URL right? With the embedded one, "npm run demo -- --reset" makes it anew.',
    process.execPath,
    typescript('scripts/migrate.ts'),
    { env, log: 'migrate' },
  );

export const seed = (env, shop) =>
  run('The catalogue could not be loaded.', process.execPath, typescript('scripts/seed.ts', '--shop', shop), {
    env,
    log: 'seed',
  });

export const startStandIns = (env) =>
  serve('The stand-ins', process.execPath, typescript('sandbox/main.ts'), {
    env,
    log: 'sandbox',
    ready: () => answers(`http://localhost:${env.SANDBOX_PORT}/`),
  });

const shopReady = (env) => () => answers(`http://127.0.0.1:${env.PORT}/api/ready`);

/** The built shop, as in production. */
export const startShop = (env, dir) =>
  // Most of what a request makes is short-lived: room for it to die young saves the collector a good part of its work.
  serve('The shop', process.execPath, ['--max-semi-space-size=64', path.join(dir, 'server.js')], {
    env: { ...env, NODE_ENV: 'production' },
    log: 'shop',
    ready: shopReady(env),
  });

/** The shop of the development server, compiling what is asked for. */
export const startDevelopmentShop = (env) =>
  serve('The shop', process.execPath, [NEXT, 'dev', ROOT, '--port', env.PORT, '--hostname', env.HOSTNAME], {
    env: { ...env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    ready: shopReady(env),
    patience: 180_000,
  });
