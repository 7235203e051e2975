function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the browser tests by "node scripts/e2e.mjs".`);
  return value;
}

/** Where the shop under test, its stand-ins and its database are. */
export const environment = {
  shop: () => required('E2E_BASE_URL'),
  sandbox: () => required('E2E_SANDBOX_URL'),
  database: () => required('DATABASE_URL'),
  cronSecret: () => required('CRON_SECRET'),
};
