import 'server-only';
import type { Ctx } from '~/server/context';
import type { StockInput } from '../input';
import { availableOf, listCategoryNames, listTagNames } from '../queries/names';
import { needsCold, STOCK_SHOWN_MAX } from '../rules';
import { arrivalWords } from './arrival-words';
import { pick } from './card';

export async function listCategories(ctx: Ctx) {
  const rows = await listCategoryNames(ctx.db);
  return rows.map(({ slug, nameKo, nameEn }) => ({ slug, name: pick(ctx.locale, nameKo, nameEn) }));
}

export async function listTags(ctx: Ctx) {
  const rows = await listTagNames(ctx.db);
  return rows.map(({ slug, nameKo, nameEn }) => ({ slug, name: pick(ctx.locale, nameKo, nameEn) }));
}

/**
 * What can be bought of each variant now, at most 99; the same for everybody. Of one that is there also when it arrives on the
 * mainland, where a language is named and the day is known; of one with nothing left how many units unpaid orders keep, and when
 * (milliseconds) the first of them may be free. Unknown ids are left out. One statement.
 */
export async function listStock(ctx: Ctx, { variantIds, locale }: StockInput) {
  const rows = await availableOf(ctx.db, variantIds);
  const arrivals = locale && { cold: arrivalWords(ctx, locale, true), room: arrivalWords(ctx, locale, false) };
  return rows.map(({ variantId, storage, available, isForSale, heldUnits: units, heldUntil: until }) => {
    const arrival = available > 0 && arrivals?.[needsCold({ storage }) ? 'cold' : 'room'];
    return {
      variantId,
      available: Math.max(0, Math.min(available, STOCK_SHOWN_MAX)),
      ...(arrival && { arrival }),
      ...(available <= 0 && isForSale && units !== null && until !== null && { held: { units, until } }),
    };
  });
}
