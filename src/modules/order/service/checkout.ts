import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { selectedLines } from '~/modules/cart/service/read';
import { needsCold } from '~/modules/catalog/rules';
import { type StockLine, summed } from '~/modules/inventory/service/stock';
import { deliveryPromise, type DeliveryPromise } from '~/modules/shipping/rules/promise';
import type { Ctx } from '~/server/context';
import type { DeliveryRegion } from '~/shops/preset';
import { orderLines, orders } from '../tables';
import { buyerId, buyerOrNull, theirs } from './buyer';
import { quote, type QuotedLine } from './quote';
import { findLastWho, findOpenOrder } from './read';

type Open = NonNullable<Awaited<ReturnType<typeof findOpenOrder>>>;

/**
 * What the checkout shows: priced lines in the visitor's language, totals of those that can be ordered to the mainland, what
 * each region adds and when it gets them, and the unpaid order of exactly these lines if there is one. For nobody the same
 * without what anybody typed before. Null without lines.
 */
export async function readCheckout(ctx: Ctx, buyNow: StockLine | null) {
  const buyer = buyerOrNull(ctx);
  const [asked, open] = await Promise.all([buyNow ? [buyNow] : selectedLines(ctx), buyer && findOpenOrder(ctx)]);
  const { lines, totals } = await quote(ctx, asked);
  if (lines.length === 0) return null;
  const held = open && holdsJust(open, asked) ? open : null;
  const who = held ?? (buyer && (await findLastWho(ctx)));
  return {
    buyer: buyer && buyerId(buyer),
    lines: lines.map((line) => shown(ctx, line)),
    totals,
    currency: ctx.shop.currency,
    paymentMethods: ctx.shop.paymentMethods,
    open: held && { id: held.id, placedAt: held.placedAt, expiresAt: held.expiresAt },
    recipient: who?.recipient ?? null,
    contact: who?.contact ?? null,
    surcharges: ctx.shop.shipping.surcharges,
    arrivals: arrivalsOf(ctx, lines),
    now: ctx.now,
  };
}

/** When what can be ordered of it, paid now, arrives in each region. */
function arrivalsOf(
  { now, shop }: Ctx,
  lines: readonly QuotedLine[],
): Readonly<Record<DeliveryRegion, DeliveryPromise | null>> {
  const cold = lines.some(({ variant, problem }) => problem === null && needsCold(variant));
  const to = (region: DeliveryRegion) => deliveryPromise(now, { region, cold }, shop.shipping);
  return { MAINLAND: to('MAINLAND'), JEJU: to('JEJU'), ISLAND: to('ISLAND') };
}

function holdsJust({ variantIds, quantities }: Open, asked: readonly StockLine[]): boolean {
  const wanted = summed(asked);
  const holds = ({ variantId, quantity }: StockLine) => quantities[variantIds.indexOf(variantId)] === quantity;
  return wanted.length === variantIds.length && wanted.every(holds);
}

function shown({ locale }: Ctx, { variant, quantity, option, problem }: QuotedLine) {
  const units = variant.packCount * quantity;
  return {
    variantId: variant.variantId,
    slug: variant.slug,
    name: locale === 'ko' ? variant.nameKo : variant.nameEn,
    option: option[locale],
    image: variant.image,
    tile: variant.tile,
    storage: variant.storage,
    quantity,
    amount: variant.price * quantity,
    proteinG: ((variant.proteinG * variant.servingSize) / 100) * units,
    available: Math.max(0, Math.min(variant.available, variant.maxPerOrder)),
    problem,
  };
}

/** Where paying for these lines goes on: the checkout of the cart if that has them ticked, else of the one variant. */
export async function resumePath(ctx: Ctx, orderId: Id<'ord'>): Promise<string> {
  const [lines, inCart] = await Promise.all([
    ctx.db
      .select({ variantId: orderLines.variantId, quantity: orderLines.quantity })
      .from(orderLines)
      .innerJoin(orders, eq(orders.id, orderLines.orderId))
      .where(theirs(ctx, orderId))
      .orderBy(asc(orderLines.position)),
    selectedLines(ctx),
  ]);
  const [only] = lines;
  if (!only || lines.length > 1 || (inCart.length === 1 && inCart[0]?.variantId === only.variantId)) return '/checkout';
  return `/checkout?variant=${only.variantId}&quantity=${only.quantity}`;
}
