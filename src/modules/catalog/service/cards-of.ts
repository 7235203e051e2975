import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { listCards } from '../queries/cards';
import { toCard, type Card } from './card';

/** The cards of these products, in no order; what is not on sale has none. One statement. */
export async function cardsOf(
  { db, locale }: Pick<Ctx, 'db' | 'locale'>,
  productIds: readonly Id<'prd'>[],
): Promise<Card[]> {
  if (productIds.length === 0) return [];
  const rows = await listCards(db, productIds);
  return rows.map((row) => toCard(row, locale));
}
