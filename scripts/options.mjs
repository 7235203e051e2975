import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './paths.mjs';
import { Stop } from './steps.mjs';

const SHOPS = ['energy-factory'];

function portFrom(variable, fallback) {
  const port = Number(process.env[variable] || fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`${variable} must be a port number between 1 and 65535.`);
}

function parse(command) {
  try {
    return parseArgs({ options: { reset: { type: 'boolean' }, shop: { type: 'string' } } }).values;
  } catch (error) {
    throw new Stop(
      `${error.message.split('. ')[0]}. Known are --reset and --shop <preset>, as in "${command} -- --reset".`,
    );
  }
}

/** What `npm run demo` and `npm run dev` were asked for: arguments, ports, and `.env` if there is one. */
export function readOptions(command) {
  const dotEnv = path.join(ROOT, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  // A key that is left empty, as most of .env.example are, is one that is not set.
  for (const [key, value] of Object.entries(process.env)) if (value === '') delete process.env[key];
  const { reset = false, shop = process.env.SHOP || SHOPS[0] } = parse(command);
  if (!SHOPS.includes(shop)) throw new Stop(`There is no shop "${shop}"; there is: ${SHOPS.join(', ')}.`);
  if (reset && process.env.DATABASE_URL) {
    throw new Stop('--reset removes the embedded database only: empty the one in DATABASE_URL yourself.');
  }
  return {
    reset,
    shop,
    port: portFrom('PORT', 3000),
    sandboxPort: portFrom('SANDBOX_PORT', 4010),
    smtpPort: portFrom('SANDBOX_SMTP_PORT', 4025),
  };
}
