import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { cardSource, selectCards } from '../queries/cards';
import { products } from '../tables';
import { toCard, type Card } from './card';

/** The cards of these products, in no order; what is not on sale has none. One statement. */
export async function cardsOf(
  { db, locale }: Pick<Ctx, 'db' | 'locale'>,
  productIds: readonly Id<'prd'>[],
): Promise<Card[]> {
  if (productIds.length === 0) return [];
  const rows = await selectCards(db, cardSource(db)).where(
    and(eq(products.status, 'ACTIVE'), inArray(products.id, [...productIds])),
  );
  return rows.map((row) => toCard(row, locale));
}
