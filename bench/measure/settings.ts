/** What `npm run bench` tells its parts. */
export function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the parts by "npm run bench".`);
  return value;
}

export const quick = process.env.BENCH_QUICK === '1';
/** How long one measurement lasts. */
export const seconds = Number(process.env.BENCH_SECONDS ?? '8');
/** Process ids; there is no shop and no stand-in where functions are measured. */
export const pids = {
  shop: () => Number(process.env.BENCH_SHOP_PID),
  sandbox: () => Number(process.env.BENCH_SANDBOX_PID),
  postgres: () => Number(given('BENCH_POSTGRES_PID')),
};
