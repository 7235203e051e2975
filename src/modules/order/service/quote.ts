import 'server-only';
import { listSellable, optionText, type SellableVariant } from '~/modules/catalog/service/sellable';
import { summed, type StockLine } from '~/modules/inventory/service/stock';
import { totals, type Totals } from '~/modules/promotion/rules';
import type { Ctx } from '~/server/context';

export type QuotedLine = {
  readonly variant: SellableVariant;
  readonly quantity: number;
  readonly option: { readonly ko: string; readonly en: string };
  readonly problem: 'NOT_FOR_SALE' | 'OUT_OF_STOCK' | 'QUANTITY_LIMIT' | null;
};
export type Quote = { readonly lines: readonly QuotedLine[]; readonly totals: Totals };

/**
 * Prices these lines from the database, in the order given, delivered to the mainland; a variant asked for twice is one line.
 * Nothing is reserved. Lines with a problem are in the list and out of the totals. Unknown variants are left out.
 */
export async function quote(ctx: Ctx, asked: readonly StockLine[]): Promise<Quote> {
  const wanted = new Map(summed(asked).map((line) => [line.variantId, line.quantity]));
  const found = new Map((await listSellable(ctx, [...wanted.keys()])).map((variant) => [variant.variantId, variant]));
  const lines: QuotedLine[] = [];
  for (const variantId of new Set(asked.map((line) => line.variantId))) {
    const variant = found.get(variantId);
    const quantity = wanted.get(variantId) ?? 0;
    if (variant) lines.push({ variant, quantity, option: optionText(variant), problem: problemOf(variant, quantity) });
  }
  return {
    lines,
    totals: totalsOf(
      ctx,
      lines.filter((line) => line.problem === null),
    ),
  };
}

function problemOf(variant: SellableVariant, quantity: number): QuotedLine['problem'] {
  if (!variant.forSale) return 'NOT_FOR_SALE';
  if (quantity > variant.maxPerOrder) return 'QUANTITY_LIMIT';
  return variant.available < quantity ? 'OUT_OF_STOCK' : null;
}

function totalsOf(ctx: Ctx, lines: readonly Pick<QuotedLine, 'variant' | 'quantity'>[]): Totals {
  return totals(
    lines.map(({ variant, quantity }) => ({
      sellerId: variant.sellerId,
      quantity,
      unitPrice: variant.price,
      unitListPrice: variant.listPrice ?? variant.price,
    })),
    ctx.shop.shipping,
    'MAINLAND',
  );
}
