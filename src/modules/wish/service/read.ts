import 'server-only';
import type { Id } from '~/lib/ids';
import { cardsOf } from '~/modules/catalog/service/cards-of';
import type { Ctx, SessionUser } from '~/server/context';
import { listNamed, listWishedIds } from '../queries';

type Signed = Ctx & { readonly user: SessionUser };

/** Which products somebody wished for, the last one first: what the hearts of a page are filled by. One statement. */
export const wishedIds = ({ db, user }: Signed): Promise<Id<'prd'>[]> => listWishedIds(db, user.id);

/** Somebody's list with what its products cost now. */
export async function listWishes(ctx: Signed) {
  return wishedProducts(ctx, await wishedIds(ctx));
}

/**
 * These products in this order, each with its card, or without one where it is no longer on sale; what never was is left out. Two
 * statements.
 */
export async function wishedProducts(ctx: Pick<Ctx, 'db' | 'locale'>, productIds: readonly Id<'prd'>[]) {
  const [named, cards] = await Promise.all([listNamed(ctx.db, productIds), cardsOf(ctx, productIds)]);
  return productIds.flatMap((id) => {
    const product = named.find(({ productId }) => productId === id);
    if (!product) return [];
    const { productId, nameKo, nameEn, image, tile } = product;
    const card = cards.find((one) => one.productId === id) ?? null;
    return [{ productId, name: card?.name ?? (ctx.locale === 'ko' ? nameKo : nameEn), image, tile, card }];
  });
}
