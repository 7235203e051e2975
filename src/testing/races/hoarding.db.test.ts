import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { variants } from '~/modules/catalog/tables';
import { stockMovements, variantStock } from '~/modules/inventory/tables';
import { limitedPlaceOrder } from '~/modules/order/service/limited';
import type { Ctx } from '~/server/context';
import { brokenInvariants } from '../books';
import { testDb } from '../db';
import { GUEST_CONSENTS } from '~/modules/order/rules';
import { givenGuest } from '../factories/account';
import { contactOf } from '../factories/guest';
import { anyCtx, givenCustomer, givenVariant } from '../factories/order';
import { orderRequest } from '../model/order-request';
import { answersOf } from './answers';
import { runChance } from './race';

const BOTS = 100;
/** As many products as the demo's catalogue has, with as much stock as there on average. */
const PRODUCTS = 651;
const STOCK = 140;
const PER_ORDER = 20;
const PRICE = 2_500;
const chance = runChance('hoarding');
const SHIPPING = { fee: 3_000, freeFrom: 40_000 };

/** One product on sale, copied with all that belongs to it. */
async function givenShelf(): Promise<Id<'var'>[]> {
  const { variantId } = await givenVariant({ stock: STOCK, price: PRICE, maxPerOrder: PER_ORDER });
  const copies = Array.from({ length: PRODUCTS - 1 }, () => newId('var'));
  const [one] = await testDb()
    .select()
    .from(variants)
    .where(sql`${variants.id} = ${variantId}`);
  await testDb()
    .insert(variants)
    .values(copies.map((id, position) => ({ ...one!, id, sku: id, position: position + 2 })));
  await testDb()
    .insert(variantStock)
    .values(copies.map((id) => ({ variantId: id, stock: STOCK })));
  await testDb()
    .insert(stockMovements)
    .values(
      copies.map((id) => ({
        ...{ variantId: id, kind: 'ADJUST' as const, stockDelta: STOCK, reservedDelta: 0 },
        ...{ actor: 'test', cause: 'given stock' },
      })),
    );
  return [variantId, ...copies];
}

/** Takes as much as one request may ask for, again and again, from an address of its own; a guest drops its cookie each time and invents a telephone. */
async function hoard(ctx: Ctx, shelf: readonly Id<'var'>[], address: string): Promise<void> {
  const headers = new Headers({ 'x-forwarded-for': address });
  const wanted = chance.shuffled(shelf);
  for (let lines = ctx.shop.order.maxLines; lines > 0; lines = Math.floor(lines / 2)) {
    for (let turn = 0; turn < 4; turn += 1) {
      const asked = wanted.splice(0, lines).map((variantId) => ({ variantId, quantity: PER_ORDER }));
      const goods = asked.length * PER_ORDER * PRICE;
      const total = goods + (goods >= SHIPPING.freeFrom ? 0 : SHIPPING.fee);
      const buyer = ctx.guest ? (await givenGuest()).ctx : ctx;
      const said = { contact: contactOf(), consents: [...GUEST_CONSENTS] };
      await answersOf([limitedPlaceOrder(buyer, headers, { ...orderRequest(asked, total), ...said })]);
    }
  }
}

describe('hoarding', () => {
  let shelf: readonly Id<'var'>[];
  beforeAll(async () => {
    shelf = await givenShelf();
  });

  it(
    `leaves at least 70 % to others when ${BOTS} bots order as customers and as guests`,
    { timeout: 120_000 },
    async () => {
      const bots = Array.from({ length: BOTS }, async (_, bot) => {
        await hoard({ ...anyCtx(), ...(await givenCustomer()).ctx }, shelf, `2001:db8:0:${bot}::1`);
        await hoard((await givenGuest()).ctx, shelf, `2001:db8:0:${bot}::1`);
      });
      await Promise.all(bots);
      const [left] = await testDb().execute<{ share: number }>(
        sql`SELECT (sum(stock - reserved_stock)::float / sum(stock)) AS share FROM variant_stock`,
      );
      expect(left?.share).toBeGreaterThanOrEqual(0.7);
      expect(await brokenInvariants()).toEqual([]);
    },
  );
});
