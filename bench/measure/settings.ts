function pid(name: string): number {
  const value = Number(process.env[name]);
  if (!value) throw new Error(`${name} is not set: start the parts by "npm run bench".`);
  return value;
}

export const quick = process.env.BENCH_QUICK === '1';
/** How long one measurement lasts. */
export const seconds = Number(process.env.BENCH_SECONDS ?? '8');
export const pids = {
  shop: () => pid('BENCH_SHOP_PID'),
  sandbox: () => pid('BENCH_SANDBOX_PID'),
  postgres: () => pid('BENCH_POSTGRES_PID'),
};
