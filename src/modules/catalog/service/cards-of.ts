import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import type { CardsInput } from '../input';
import { listCards } from '../queries/cards';
import { toCard, type Card } from './card';

/** The cards of these products, each by one of the `options` if it has any, in no order; what is not on sale has none. One statement. */
export async function cardsOf(
  { db, locale }: Pick<Ctx, 'db' | 'locale'>,
  productIds: readonly Id<'prd'>[],
  options: readonly Id<'var'>[] = [],
): Promise<Card[]> {
  if (productIds.length === 0) return [];
  const rows = await listCards(db, productIds, options);
  return rows.map((row) => toCard(row, locale, options));
}

/** The cards of these products in the order they were named, in this language; what is not on sale is left out. One statement. */
export async function namedCards(
  { db }: Pick<Ctx, 'db'>,
  { ids, locale }: CardsInput,
  options: readonly Id<'var'>[] = [],
): Promise<Card[]> {
  const cards = await cardsOf({ db, locale }, ids, options);
  return ids.flatMap((id) => cards.find(({ productId }) => productId === id) ?? []);
}
