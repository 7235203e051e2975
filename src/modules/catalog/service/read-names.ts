import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { availableOf, listCategoryNames, listTagNames } from '../queries/names';
import { STOCK_SHOWN_MAX } from '../rules';
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
 * What can be bought of each variant now, at most 99; the same for everybody. Of one with nothing left also how many units unpaid
 * orders keep, and when (milliseconds) the first of them may be free. Unknown ids are left out. One statement.
 */
export async function listStock(ctx: Ctx, { variantIds }: { variantIds: readonly Id<'var'>[] }) {
  const rows = await availableOf(ctx.db, variantIds);
  return rows.map(({ variantId, available, isForSale, heldUnits: units, heldUntil: until }) => ({
    variantId,
    available: Math.max(0, Math.min(available, STOCK_SHOWN_MAX)),
    ...(available <= 0 && isForSale && units !== null && until !== null && { held: { units, until } }),
  }));
}
