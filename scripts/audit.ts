import { drizzle } from 'drizzle-orm/postgres-js';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { CHECKS } from '~/modules/audit/rules';
import { audit, type Difference, type Finding } from '~/modules/audit/service/audit';

const HELP = `npm run audit [-- --quiesced] [-- --json]
Looks whether stock, orders and payments agree; ends with 1 on any difference.
  --quiesced  all work has come to rest: nothing may be late or under way
  --json      the findings as JSON`;

const COLUMNS = ['what', 'order', 'sku', 'expected', 'found', 'subject'] as const;

function cells(row: Difference): string[] {
  return [row.what, row.orderNumber ?? '', row.sku ?? '', String(row.expected), String(row.found), row.subject];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `    ${line(row).trimEnd()}`).join('\n');
}

/** Every check on a line of its own; under one that found something, the rows. */
export function report(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, count, rows }) => {
    const head = `${CHECKS[check].id.padEnd(4)} ${check.padEnd(16)} ${count === 0 ? 'ok' : `${count} DIFFERENT`}`;
    if (count === 0) return head;
    const more = count > rows.length ? `\n    … and ${count - rows.length} more` : '';
    return `${head}\n${table([COLUMNS, ...rows.map(cells)])}${more}`;
  });
  const all = findings.reduce((sum, { count }) => sum + count, 0);
  return [...lines, '', all === 0 ? 'The books agree.' : `The books differ in ${all} places.`].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, quiesced: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(HELP);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATABASE_URL: url } = process.env;
  if (!url) throw new Error('Set DATABASE_URL to the database to look at.');
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    const findings = await audit({ db: drizzle(sql) }, { quiesced: values.quiesced ?? false });
    console.log(values.json ? JSON.stringify(findings, null, 2) : report(findings));
    if (findings.some(({ count }) => count > 0)) process.exitCode = 1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
}
