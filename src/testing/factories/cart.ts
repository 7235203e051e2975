import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { addToCart } from '~/modules/cart/service/add';
import { readCart } from '~/modules/cart/service/read';
import { cartLines } from '~/modules/cart/tables';
import { variants } from '~/modules/catalog/tables';
import { testDb } from '../db';
import { givenVariant, type GivenVariant } from './order';

/** A product put into this visitor's cart. */
export async function givenLine(ctx: EdgeCtx, quantity = 1, product: GivenVariant = {}): Promise<Id<'var'>> {
  const { variantId } = await givenVariant(product);
  await addToCart(ctx, { variantId, quantity });
  return variantId;
}

/** Variant and wanted quantity of every line, in order. */
export async function linesOf(ctx: EdgeCtx): Promise<[Id<'var'>, number][]> {
  return (await readCart(ctx)).lines.map((line) => [line.variantId, line.wanted]);
}

/** The shop changes a price after the shopper has seen it. */
export async function changePrice(variantId: Id<'var'>, by: number): Promise<void> {
  await testDb()
    .update(variants)
    .set({ price: sql`${variants.price} + ${by}`, listPrice: null })
    .where(eq(variants.id, variantId));
}

/** Leaves a line as it would be had the shop lowered its limits since. */
export async function wantMore(variantId: Id<'var'>, quantity: number): Promise<void> {
  await testDb().update(cartLines).set({ quantity }).where(eq(cartLines.variantId, variantId));
}
