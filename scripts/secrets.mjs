import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DATA } from './paths.mjs';

const FILE = path.join(DATA, 'secrets.json');

/** This machine's own secrets, made once, so that logins survive a restart. */
export function secrets() {
  if (!existsSync(FILE)) {
    mkdirSync(DATA, { recursive: true });
    const made = { AUTH_SECRET: randomBytes(32).toString('hex'), CRON_SECRET: randomBytes(32).toString('hex') };
    writeFileSync(FILE, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(FILE, 'utf8'));
}
