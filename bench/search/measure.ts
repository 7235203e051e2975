import { listProducts } from '~/modules/catalog/service/list-products';
import { EVERYTHING } from '~/modules/catalog/input';
import { systemCtx } from '~/server/context';
import type { Label } from './labels';

const TEN = 10;

export type Marks = { readonly query: string; readonly kind: string; readonly recall: number; readonly rank: number };

/** How well one query is answered: the share of what belongs to it in the first ten, and the place of the first that does. */
async function mark({ query, kind, relevant }: Label): Promise<Marks> {
  const { items } = await listProducts(systemCtx({ locale: 'ko' }), { ...EVERYTHING, q: query });
  const belongs = items.map(({ slug }) => relevant.includes(slug));
  const inTen = belongs.slice(0, TEN).filter(Boolean).length;
  return { query, kind, recall: inTen / Math.min(TEN, relevant.length), rank: belongs.indexOf(true) + 1 };
}

const mean = (values: readonly number[]): number =>
  Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000;

export async function markAll(labels: readonly Label[]) {
  const marks: Marks[] = [];
  for (const label of labels) marks.push(await mark(label));
  return {
    marks,
    recall: mean(marks.map(({ recall }) => recall)),
    mrr: mean(marks.map(({ rank }) => (rank === 0 ? 0 : 1 / rank))),
  };
}
