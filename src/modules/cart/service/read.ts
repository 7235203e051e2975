import 'server-only';
import { listSellable, optionText, type SellableVariant } from '~/modules/catalog/service/sellable';
import { LOW_STOCK } from '~/modules/inventory/rules';
import type { Ctx } from '~/server/context';
import { findSummary, listCartLines, type Owner } from '../queries';
import { chosenLines, lineState, mostOf, type Cart, type CartLine } from '../rules';
import { ownerOf } from './owner';

type Row = Awaited<ReturnType<typeof listCartLines>>[number];

/** The visitor's cart, or that of who they have just become, with live prices and stock: two statements, no write. */
export async function readCart(ctx: Ctx, owner: Owner | null = ownerOf(ctx)): Promise<Cart> {
  const rows = owner ? await listCartLines(ctx.db, owner) : [];
  const variants = await listSellable(
    ctx,
    rows.map((row) => row.variantId),
  );
  const found = new Map(variants.map((variant) => [variant.variantId, variant]));
  const lines = rows.flatMap((row) => {
    const variant = found.get(row.variantId);
    return variant ? [lineOf(ctx, row, variant)] : [];
  });
  const { fee, freeFrom, surcharges } = ctx.shop.shipping;
  return { lines, currency: ctx.shop.currency, shipping: { fee, freeFrom, surcharges }, known: ctx.user !== null };
}

function lineOf({ locale }: Ctx, row: Row, variant: SellableVariant): CartLine {
  const { available } = variant;
  const state = lineState(variant.forSale, available);
  const max = mostOf(available, variant.maxPerOrder);
  const of = (per100: number) => (per100 * variant.servingSize) / 100;
  const text = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return {
    variantId: row.variantId,
    sellerId: variant.sellerId,
    seller: text(variant.sellerKo, variant.sellerEn),
    slug: variant.slug,
    name: text(variant.nameKo, variant.nameEn),
    brand: text(variant.brandKo, variant.brandEn),
    option: optionText(variant)[locale],
    image: variant.image,
    tile: variant.tile,
    storage: variant.storage,
    state,
    quantity: Math.max(1, Math.min(row.quantity, max)),
    wanted: row.quantity,
    max,
    left: state === 'BUYABLE' && available <= LOW_STOCK ? available : null,
    selected: row.selected && state === 'BUYABLE',
    unitPrice: variant.price,
    unitListPrice: variant.listPrice ?? variant.price,
    priceBefore: row.seenPrice === variant.price ? null : row.seenPrice,
    packCount: variant.packCount,
    packUnit: text(variant.packUnitKo, variant.packUnitEn),
    allergens: variant.allergens,
    perUnit: {
      energyKcal: of(variant.energyKcal),
      proteinG: of(variant.proteinG),
      carbohydrateG: of(variant.carbohydrateG),
      fatG: of(variant.fatG),
    },
  };
}

/** What would be ordered now: ticked, for sale, in stock, in the quantity that can be had. */
export async function selectedLines(ctx: Ctx): Promise<{ variantId: CartLine['variantId']; quantity: number }[]> {
  return chosenLines(await readCart(ctx)).map(({ variantId, quantity }) => ({ variantId, quantity }));
}

/** Name and number of lines, for every page's header. One statement. */
export async function cartSummary(ctx: Ctx): Promise<{ name: string | null; count: number }> {
  const owner = ownerOf(ctx);
  return owner ? findSummary(ctx.db, owner) : { name: null, count: 0 };
}
