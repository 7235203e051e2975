import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { normalEmail } from '~/modules/account/rules';
import { makeAdmin, type MadeAdmin } from '~/modules/account/service/change-role';
import { dropSecondStepOf } from '~/modules/account/service/members';
import { systemCtx } from '~/server/context';
import { sql } from '~/server/db';
import { redis } from '~/server/redis';

const HELP = `npm run admin -- <e-mail>
Makes the account with this e-mail address an admin. It must have signed up and proven the address before.

npm run admin -- --drop-second-step <e-mail>
Turns its two-step login off, for whoever has lost the authenticator app and the recovery codes.`;

function told(email: string, made: MadeAdmin | null): string {
  if (!made) return `There is no account that has proven ${email}. Sign up with it first, then run this again.`;
  if (made.before === 'ADMIN') return `${email} is an admin already. Nothing has changed.`;
  return `${email} is an admin now (before: ${made.before}). All its logins have ended: log in again at /login.`;
}

async function change(email: string, dropsStep: boolean): Promise<boolean> {
  if (!dropsStep) {
    const made = await makeAdmin(systemCtx(), email);
    console.log(told(email, made));
    return made !== null;
  }
  const isDropped = await dropSecondStepOf(systemCtx(), email);
  const done = `The two-step login of ${email} is off. All its logins have ended.`;
  console.log(isDropped ? done : `${email} has no two-step login, or is no account that has proven this address.`);
  return isDropped;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, 'drop-second-step': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [email, ...more] = positionals;
  if (values.help || !email || more.length > 0) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    if (!(await change(normalEmail(email), values['drop-second-step']))) process.exitCode = 1;
  } finally {
    await sql().end({ timeout: 5 });
    redis()?.disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
