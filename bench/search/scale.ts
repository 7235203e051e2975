import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { EVERYTHING } from '~/modules/catalog/input';
import { foundRows, listSuggested } from '~/modules/catalog/queries/search';
import { listProducts } from '~/modules/catalog/service/list-products';
import { PAGE_SIZE } from '~/modules/catalog/rules';
import { systemCtx } from '~/server/context';
import { env } from '~/server/env';
import { sql as text } from 'drizzle-orm';
import { seed } from '../../scripts/seed';
import { part, ratio, tell, type Figure, type PartResult } from '../measure/figures';
import { Latencies } from '../measure/latencies';
import { quick } from '../measure/settings';
import { growTo, rememberOriginals } from '../world/catalogue';
import { HELD_OUT, TUNED } from './labels';

const SIZES = quick ? [1_000, 10_000] : [1_000, 100_000, 1_000_000];
const ROUNDS = 3;
const QUERIES = [...TUNED, ...HELD_OUT].map(({ query }) => query);

/** What is asked of the database, as the shop asks it: the search of a first page, letters typed so far, a whole list. */
const kinds = (ctx: ReturnType<typeof systemCtx>) => ({
  search: (q: string) => ctx.db.execute(text`SELECT * FROM ${foundRows(q, { enough: PAGE_SIZE, most: PAGE_SIZE })}`),
  suggestions: (q: string) => listSuggested(ctx.db, q.slice(0, 3), 8),
  list: (q: string) => listProducts(ctx, { ...EVERYTHING, q }),
});
type Kind = keyof ReturnType<typeof kinds>;
const KINDS = ['search', 'suggestions', 'list'] as const satisfies readonly Kind[];

async function timesOf(): Promise<Record<Kind, Latencies>> {
  const of = kinds(systemCtx({ locale: 'ko' }));
  const times = { search: new Latencies(), suggestions: new Latencies(), list: new Latencies() };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const q of QUERIES) {
      for (const kind of KINDS) {
        const begun = performance.now();
        await of[kind](q);
        // The first round warms the caches.
        if (round > 0) times[kind].add(performance.now() - begun);
      }
    }
  }
  return times;
}

/** The search of the labelled queries on ever larger catalogues made of the shop's own names: one caller, so it is the database's time. */
async function measure(): Promise<PartResult> {
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => undefined });
  await sql.unsafe('TRUNCATE products, variants CASCADE');
  await seed(drizzle(sql), env().SHOP, 'demo');
  await rememberOriginals(sql);
  const measured: { size: number; times: Record<Kind, Latencies> }[] = [];
  for (const size of SIZES) {
    const products = await growTo(sql, size);
    const times = await timesOf();
    measured.push({ size, times });
    for (const kind of KINDS) tell(`${kind} among ${products} products, ms`, times[kind].summary());
  }
  await sql.end();
  const p95 = (size: number, kind: Kind) =>
    measured.find((one) => one.size === size)?.times[kind].quantile(0.95) ?? Number.NaN;
  const [small = 0, ...larger] = SIZES;
  const most = larger.at(-1) ?? small;
  const rounded = (ms: number) => Math.round(ms * 10) / 10;
  const figures: Figure[] = KINDS.flatMap((kind) => [
    ...SIZES.map((size) => ({
      name: `${kind}, p95 among ${size} products`,
      value: rounded(p95(size, kind)),
      unit: 'ms',
      ...(kind === 'search' && size === 100_000 && { goal: { most: 20 } }),
    })),
    {
      name: `${kind}, p95 among ${most} to that among ${small}`,
      value: ratio(p95(most, kind), p95(small, kind)),
      unit: '×',
      ...(kind === 'search' && { goal: { most: 3 } }),
    },
  ]);
  return {
    part: 'search-scale',
    figures,
    books: [],
    details: {
      measured: measured.map(({ size, times }) => ({
        size,
        search: times.search.summary(),
        list: times.list.summary(),
      })),
    },
  };
}

part(measure);
