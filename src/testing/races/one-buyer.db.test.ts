import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { orders } from '~/modules/order/tables';
import type { PlaceOrderInput } from '~/modules/order/input';
import { placeOrder } from '~/modules/order/service/place-order';
import type { Ctx } from '~/server/context';
import { brokenInvariants } from '../books';
import { testDb } from '../db';
import { anyCtx, givenCustomer, givenVariant, orderInput } from '../factories/order';
import { stockRow } from '../factories/payment';
import { wipe } from '../model/world';
import { answersOf } from './answers';
import { givenBuyers } from './buyers';
import { startProcesses, type Processes } from './processes';
import { race, runChance } from './race';

let shops: Processes;
beforeAll(async () => {
  shops = await startProcesses(3, 8, runChance('one-buyer'));
  shops.proxy.delay({ toServer: { ms: 0, jitter: 4 }, toClient: { ms: 0, jitter: 4 } });
});
afterAll(() => shops.stop());

/** The same person in many tabs, whose requests reach different processes. */
async function givenTabs(count: number): Promise<Ctx[]> {
  const { ctx } = await givenCustomer();
  return Array.from({ length: count }, (_, tab) => ({ ...ctx, db: shops.dbs[tab % shops.dbs.length]! }));
}

const statesOf = async (ctx: Ctx) => {
  const rows = await testDb().select({ state: orders.state }).from(orders).where(eq(orders.userId, ctx.user!.id));
  return rows.map(({ state }) => state).sort();
};

function everyRound(title: string, name: string, round: () => Promise<void>): void {
  race(title, { name, few: 5, many: 200, abreast: 10 }, async (chances) => {
    await wipe();
    await Promise.all(chances.map(() => round()));
    expect(await brokenInvariants()).toEqual([]);
  });
}

const anew = (input: PlaceOrderInput) => ({ ...input, idempotencyKey: crypto.randomUUID() });

describe('one buyer in many tabs', () => {
  everyRound('has one order for one request, however often it comes', 'same-request', async () => {
    const { variantId } = await givenVariant({ stock: 5 });
    const input = await orderInput(anyCtx(), [{ variantId, quantity: 1 }]);
    const { done, refused } = await answersOf((await givenTabs(24)).map((tab) => placeOrder(tab, input)));
    expect(refused).toEqual([]);
    expect(new Set(done.map(({ id }) => id)).size).toBe(1);
    expect(await stockRow(variantId)).toMatchObject({ reservedStock: 1 });
  });

  everyRound('is never blocked by their own hold, and holds it once', 'own-hold', async () => {
    const tabs = await givenTabs(9);
    const { variantId } = await givenVariant({ stock: 2 });
    const input = await orderInput(anyCtx(), [{ variantId, quantity: 2 }]);
    const { done, refused } = await answersOf(tabs.map((tab) => placeOrder(tab, anew(input))));
    expect([done.length, refused]).toEqual([9, []]);
    expect(await statesOf(tabs[0]!)).toEqual([...Array.from({ length: 8 }, () => 'CANCELED'), 'PENDING']);
    expect(await stockRow(variantId)).toMatchObject({ reservedStock: 2 });
  });

  everyRound('has three open orders at most', 'three-orders', async () => {
    const inputs: PlaceOrderInput[] = [];
    for (let product = 0; product < 8; product += 1)
      inputs.push(await orderInput(anyCtx(), [{ variantId: (await givenVariant()).variantId, quantity: 1 }]));
    const tabs = await givenTabs(inputs.length);
    const { done, refused } = await answersOf(tabs.map((tab, turn) => placeOrder(tab, inputs[turn]!)));
    expect(done).toHaveLength(3);
    expect(new Set(refused)).toEqual(new Set(['TOO_MANY_OPEN_ORDERS']));
  });
});

describe('two lines of one variant', () => {
  everyRound('are one wish for both: what is left over is one too few for the next', 'two-lines', async () => {
    const { variantId } = await givenVariant({ stock: 7 });
    const line = { variantId, quantity: 1 };
    const input = await orderInput(anyCtx(), [line, line]);
    const { done, refused } = await answersOf(
      (await givenBuyers(shops, 40)).map((buyer) => placeOrder(buyer, anew(input))),
    );
    expect(done).toHaveLength(3);
    expect(new Set(refused)).toEqual(new Set(['OUT_OF_STOCK']));
    expect(await stockRow(variantId)).toMatchObject({ stock: 7, reservedStock: 6 });
  });
});
