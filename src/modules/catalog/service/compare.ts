import 'server-only';
import type { Ctx } from '~/server/context';
import type { CompareInput } from '../input';
import { listCompared } from '../queries/compare';
import { toCard } from './card';

/** The products in the order they were named; what is not on sale is left out. One statement. */
export async function compareProducts({ db, locale }: Pick<Ctx, 'db' | 'locale'>, { ids }: CompareInput) {
  const rows = await listCompared(db, ids);
  return ids.flatMap((id) => {
    const row = rows.find(({ productId }) => productId === id);
    return row ? [{ ...toCard(row, locale), storage: row.storage, allergens: row.allergens }] : [];
  });
}

export type ComparedProduct = Awaited<ReturnType<typeof compareProducts>>[number];
