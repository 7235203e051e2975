import { ESLint } from 'eslint';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const PATHS = 'import-x/no-restricted-paths';

/** The rules as they are. What they say by types takes seconds a file: the whole program is read anew for each text. */
const everyRule = new ESLint({ cwd: ROOT });
/** One rule that asks for no types, in a moment. */
const oneRule = (rule: string) =>
  new ESLint({
    cwd: ROOT,
    ruleFilter: ({ ruleId }) => ruleId === rule,
    overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } } },
  });
const BY_TYPES = /^@typescript-eslint\/no-(floating-promises|misused-promises|unsafe-type-assertion)$/;

/** Lints `code` as if it stood in `file`, a file that exists, so that types and paths are real. */
async function faultsOf(file: string, code: string, eslint = everyRule): Promise<string[]> {
  const filePath = path.join(ROOT, file);
  if (!existsSync(filePath)) throw new Error(`${file} is gone: choose another file to plant the violation in.`);
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return (result?.messages ?? []).map((message) => `${message.ruleId ?? 'parser'}: ${message.message}`);
}

const FORBIDDEN_IMPORTS: [string, string, string][] = [
  ['the pure library uses infrastructure', 'src/lib/time.ts', '~/server/db'],
  ['the pure library uses a module', 'src/lib/time.ts', '~/modules/order/rules'],
  ['a preset uses infrastructure', 'src/shops/energy-factory.ts', '~/server/env'],
  ['infrastructure uses a module', 'src/server/db.ts', '~/modules/order/tables'],
  ['the design system uses a module', 'src/components/ui/pill.tsx', '~/modules/order/rules'],
  ['a module uses tRPC outside its routers', 'src/modules/inventory/service/stock.ts', '~/trpc/init'],
  ['rules use infrastructure', 'src/modules/order/rules.ts', '~/server/db'],
  ['rules use tables', 'src/modules/order/rules.ts', './tables'],
  ['tables use infrastructure', 'src/modules/order/tables.ts', '~/server/db'],
  ['tables use a service', 'src/modules/order/tables.ts', '~/modules/inventory/service/stock'],
  ['a query uses a service', 'src/modules/catalog/queries/sellable.ts', '~/modules/inventory/service/stock'],
  [
    "a service uses another module's queries",
    'src/modules/order/service/place-order.ts',
    '~/modules/catalog/queries/sellable',
  ],
  ['a service uses a component', 'src/modules/inventory/service/stock.ts', '~/components/ui/pill'],
  ["a service uses another module's tables", 'src/modules/inventory/service/stock.ts', '~/modules/account/tables'],
  ['a service in a folder does so too', 'src/modules/account/service/roles.ts', '~/modules/notification/tables'],
  ['a router uses tables', 'src/modules/order/router.ts', './tables'],
  ['a router uses rules', 'src/modules/order/admin-router.ts', './rules'],
  ["a router uses another module's service", 'src/modules/order/router.ts', '~/modules/inventory/service/stock'],
  ['a drawing uses tables', 'src/modules/nutrition/ui/macro-bar.tsx', '../tables'],
  ['a drawing uses infrastructure', 'src/modules/nutrition/ui/macro-bar.tsx', '~/server/db'],
  [
    "a drawing uses another module's service",
    'src/modules/catalog/ui/product-card.tsx',
    '~/modules/inventory/service/stock',
  ],
  ['a lower module uses an upper one', 'src/modules/catalog/rules.ts', '~/modules/order/rules'],
  ['the bottom uses what stands on it', 'src/modules/notification/service.ts', '~/modules/account/rules'],
  ['a route uses tables', 'src/app/api/health/route.ts', '~/modules/order/tables'],
  ['a route uses queries', 'src/app/api/health/route.ts', '~/modules/catalog/queries/sellable'],
  ['tRPC wiring uses tables', 'src/trpc/root.ts', '~/modules/order/tables'],
  ['the shop uses the tests', 'src/server/db.ts', '~/testing/db'],
  ['the shop uses the stand-ins', 'src/server/db.ts', '../../sandbox/clock'],
  ['the stand-ins use the shop', 'sandbox/clock.ts', '../src/server/db'],
];

const FORBIDDEN_CODE: [string, string, string, string][] = [
  ['no-restricted-syntax', 'raw SQL', 'src/server/db.ts', "export const order = sql.raw('x');"],
  [
    'no-restricted-syntax',
    'the bare environment',
    'src/server/db.ts',
    'export const where = process.env.DATABASE_URL;',
  ],
  ['no-restricted-syntax', 'a currency', 'src/lib/time.ts', "export const currency = 'KRW';"],
  ['no-restricted-syntax', 'a currency type', 'src/lib/time.ts', "export type Currency = 'KRW';"],
  ['no-restricted-syntax', 'a shop', 'src/server/db.ts', 'export const shop = `energy-factory`;'],
  ['no-restricted-syntax', 'Korean in code', 'src/server/db.ts', "export const title = '장바구니';"],
  [
    'no-restricted-syntax',
    'Korean in a page',
    'src/components/ui/pill.tsx',
    'export const Title = () => <b>장바구니</b>;',
  ],
  [
    '@typescript-eslint/no-explicit-any',
    'any',
    'src/lib/time.ts',
    'export const parse = (input: any): number => Number(input);',
  ],
  [
    '@typescript-eslint/no-floating-promises',
    'a promise nobody waits for',
    'src/lib/time.ts',
    'export function start() { Promise.resolve(1); }',
  ],
  [
    '@typescript-eslint/no-misused-promises',
    'a promise as a condition',
    'src/lib/time.ts',
    'export const yes = (work: Promise<boolean>) => (work ? 1 : 2);',
  ],
  [
    '@typescript-eslint/no-unsafe-type-assertion',
    'a lying assertion',
    'src/lib/time.ts',
    "export const text = (input: unknown) => input as 'sure';",
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'a type imported as a value',
    'src/server/context.ts',
    "import { Db } from './db';\nexport type Ctx = { db: Db };",
  ],
  [
    'react-hooks/rules-of-hooks',
    'a hook behind a condition',
    'src/components/ui/pill.tsx',
    "import { useState } from 'react';\nexport function Pill({ on }: { on: boolean }) { if (on) useState(1); return null; }",
  ],
  [
    'import-x/no-cycle',
    'a circle of imports',
    'src/modules/nutrition/rules.ts',
    "export { MacroBar } from './ui/macro-bar';",
  ],
];

describe('lint', { timeout: 120_000 }, () => {
  it.each(FORBIDDEN_IMPORTS)('bites when %s', async (_what, file, target) => {
    const code = `import * as planted from '${target}';\nexport const found = planted;`;
    expect((await faultsOf(file, code, oneRule(PATHS))).join()).toContain(`${PATHS}: `);
  });

  it.each(FORBIDDEN_CODE)('%s bites on %s', async (rule, _what, file, code) => {
    const faults = await faultsOf(file, code, BY_TYPES.test(rule) ? everyRule : oneRule(rule));
    expect(faults.join()).toContain(`${rule}: `);
  });

  it.each([
    ['src/modules/order/rules.ts', "import { AppError } from '~/lib/errors';\nexport const Failure = AppError;"],
    [
      'src/modules/order/tables.ts',
      "import { variants } from '~/modules/catalog/tables';\nexport const rows = variants;",
    ],
    [
      'src/modules/inventory/service/stock.ts',
      "import type { Ctx } from '~/server/context';\nexport type Context = Ctx;",
    ],
    ['src/instrumentation.ts', "export const isNode = process.env.NEXT_RUNTIME === 'nodejs';"],
    ['src/shops/energy-factory.ts', "export const shop = { currency: 'KRW', name: '에너지팩토리' };"],
  ])('lets a clean %s pass', async (file, code) => {
    expect(await faultsOf(file, code)).toEqual([]);
  });
});
