import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { availableOf, listCategoryNames, listTagNames } from '../queries/names';
import { seoulMidnight } from '~/lib/time';
import { deliveryPromise } from '~/modules/shipping/rules/promise';
import { needsCold, STOCK_SHOWN_MAX } from '../rules';
import { pick } from './card';

const DAY_MS = 86_400_000;

export async function listCategories(ctx: Ctx) {
  const rows = await listCategoryNames(ctx.db);
  return rows.map(({ slug, nameKo, nameEn }) => ({ slug, name: pick(ctx.locale, nameKo, nameEn) }));
}

export async function listTags(ctx: Ctx) {
  const rows = await listTagNames(ctx.db);
  return rows.map(({ slug, nameKo, nameEn }) => ({ slug, name: pick(ctx.locale, nameKo, nameEn) }));
}

/**
 * What can be bought of each variant now, at most 99; the same for everybody. Of one that is there
 * also when it arrives on the mainland, as far as that is known; of one with nothing left how many units unpaid orders keep, and
 * when (milliseconds) the first of them may be free. Unknown ids are left out. One statement.
 */
export async function listStock(ctx: Ctx, { variantIds }: { variantIds: readonly Id<'var'>[] }) {
  const rows = await availableOf(ctx.db, variantIds);
  const arrivals = { cold: arrivalNow(ctx, true), room: arrivalNow(ctx, false) };
  return rows.map(({ variantId, storage, available, isForSale, heldUnits: units, heldUntil: until }) => ({
    variantId,
    available: Math.max(0, Math.min(available, STOCK_SHOWN_MAX)),
    ...(available > 0 && arrivals[needsCold({ storage }) ? 'cold' : 'room']),
    ...(available <= 0 && isForSale && units !== null && until !== null && { held: { units, until } }),
  }));
}

/** What is ordered now and paid before `before` arrives on the day of `on`, so many days from today; both in milliseconds. */
function arrivalNow({ now, shop }: Ctx, cold: boolean) {
  const promise = deliveryPromise(now, { region: 'MAINLAND', cold }, shop.shipping);
  if (!promise) return {};
  const { day, payBefore } = promise;
  const days = Math.round((day.getTime() - seoulMidnight(now).getTime()) / DAY_MS);
  return { arrival: { on: day.getTime(), days, before: payBefore.getTime() } };
}
