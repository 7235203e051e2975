import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { testDb } from '~/testing/db';
import { givenVariant } from '~/testing/factories/order';

export type Goods = { readonly variantId: Id<'var'>; readonly price: number };
export type Line = { readonly goods: Goods; readonly quantity: number };

const PLENTY = 1_000_000;
/** So few that shoppers stand in each other's way in every round. */
const SCARCE = 40;

export type Shelf = { readonly plenty: readonly Goods[]; readonly scarce: readonly Goods[] };

async function stocked(stock: number, price: number): Promise<Goods> {
  const { variantId } = await givenVariant({ stock, price, maxPerOrder: 5 });
  return { variantId, price };
}

export async function fillShelf(): Promise<Shelf> {
  const plenty = await Promise.all([12_000, 7_500, 23_900, 3_300].map((price) => stocked(PLENTY, price)));
  const scarce = await Promise.all([9_900, 15_000].map((price) => stocked(SCARCE, price)));
  return { plenty, scarce };
}

/** What the shopper sees as the total of these lines: every product has a seller, hence a parcel, of its own. */
export function totalOf(lines: readonly Line[]): number {
  const { fee, freeFrom } = shopPreset(env().SHOP).shipping;
  return lines.reduce((total, { goods, quantity }) => {
    const amount = goods.price * quantity;
    return total + amount + (amount >= freeFrom ? 0 : fee);
  }, 0);
}

/** How many units of a scarce product are missing until there are enough for another round. */
export async function missingOf({ variantId }: Goods): Promise<number> {
  const [row] = await testDb().execute<{ available: number }>(
    sql`SELECT stock - reserved_stock AS available FROM variant_stock WHERE variant_id = ${variantId}`,
  );
  return Math.max(0, SCARCE - (row?.available ?? 0));
}
