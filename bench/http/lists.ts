import postgres from 'postgres';
import { part, ratio, tell, type PartResult } from '../measure/figures';
import { closedLoop } from '../measure/load';
import { cpuDuring } from '../measure/processes';
import { given, seconds } from '../measure/settings';
import { differences } from '../world/books';
import { idOf } from '../world/names';
import { client, type Client } from './client';

const CALLERS = 4;
const ROUNDS = 3;

/** Pages made anew for every request: lists, and beside them one of the same frame that asks the database once. */
const PAGES = {
  once: `/compare?ids=${idOf('prd', 0)}`,
  sorted: '/products?sort=price-asc',
  filtered: '/products?category=category-1&protein=5&per=100&kcal=500&without=milk&stock=1&sort=value',
  searched: '/products?q=product',
} as const;
type Page = keyof typeof PAGES;
const NAMES = ['once', 'sorted', 'filtered', 'searched'] as const satisfies readonly Page[];

type Cost = { requests: number; cpuMs: number; postgresMs: number; failed: number };

async function slice(shop: Client, page: Page): Promise<Cost> {
  let requests = 0;
  const { result, cpu } = await cpuDuring(() =>
    closedLoop(CALLERS, { warmup: 0, seconds: seconds / ROUNDS }, async () => {
      const { status } = await shop.send('GET', PAGES[page]);
      requests += 1;
      return status === 200 ? 'ok' : String(status);
    }),
  );
  return { requests, cpuMs: cpu.shop + cpu.postgres, postgresMs: cpu.postgres, failed: result.outcomes.but('ok') };
}

const sum = (slices: readonly Cost[], of: keyof Cost) => slices.reduce((total, one) => total + one[of], 0);

/** What a list costs the shop and the database, beside a page with one query, in turns. */
async function measure(): Promise<PartResult> {
  const sql = postgres(given('DATABASE_URL'), { max: 1, onnotice: () => undefined });
  await sql`SELECT search_rank()`;
  await sql.end();
  const shop = client(given('SITE_URL').replace('localhost', '127.0.0.1'));
  const slices: Record<Page, Cost[]> = { once: [], sorted: [], filtered: [], searched: [] };
  for (const page of NAMES) for (let n = 0; n < 50; n += 1) await shop.send('GET', PAGES[page]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const page of NAMES) slices[page].push(await slice(shop, page));
  }
  const costs = NAMES.map((page) => {
    const requests = Math.max(1, sum(slices[page], 'requests'));
    const share = (of: 'cpuMs' | 'postgresMs') => Math.round((sum(slices[page], of) / requests) * 100) / 100;
    return { page, requests, cpu: share('cpuMs'), postgres: share('postgresMs') };
  });
  for (const cost of costs) tell(`CPU ms a request: ${PAGES[cost.page]}`, cost);
  const once = costs[0]?.cpu ?? 0;
  shop.close();
  return {
    part: 'lists',
    figures: [
      ...costs.slice(1).map(({ page, cpu }) => ({
        name: `CPU of a ${page} list, of a page with one query`,
        value: ratio(cpu, once),
        unit: '×',
        goal: { most: 3 },
      })),
      {
        name: 'requests that failed',
        value: NAMES.reduce((total, page) => total + sum(slices[page], 'failed'), 0),
        unit: '',
        goal: { most: 0 },
      },
    ],
    books: await differences(),
    details: { costs },
  };
}

part(measure);
