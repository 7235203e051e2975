import { afterAll, beforeAll, describe, expect } from 'vitest';
import { placeOrder } from '~/modules/order/service/place-order';
import { brokenInvariants } from '../books';
import { anyCtx, givenVariant, orderInput } from '../factories/order';
import { stockRow } from '../factories/payment';
import { wipe } from '../model/world';
import { answersOf } from './answers';
import { givenBuyers } from './buyers';
import { startProcesses, type Processes } from './processes';
import { race, runChance } from './race';

const BUYERS = 500;

let shops: Processes;
beforeAll(async () => {
  shops = await startProcesses(4, 4, runChance('last-unit'));
  shops.proxy.delay({ toServer: { ms: 0, jitter: 4 }, toClient: { ms: 0, jitter: 4 } });
});
afterAll(() => shops.stop());

describe('the last unit', () => {
  race(`has one buyer of ${BUYERS}`, { name: 'last-unit', few: 8, many: 200 }, async ([chance]) => {
    await wipe();
    const buyers = await givenBuyers(shops, BUYERS);
    const { variantId } = await givenVariant({ stock: 1 });
    const input = await orderInput(anyCtx(), [{ variantId, quantity: 1 }]);
    const wish = () => ({ ...input, idempotencyKey: crypto.randomUUID() });
    const { done, refused } = await answersOf(chance!.shuffled(buyers).map((buyer) => placeOrder(buyer, wish())));
    expect(done).toHaveLength(1);
    expect(refused).toHaveLength(BUYERS - 1);
    expect(new Set(refused)).toEqual(new Set(['OUT_OF_STOCK']));
    expect(await stockRow(variantId)).toMatchObject({ stock: 1, reservedStock: 1 });
    expect(await brokenInvariants()).toEqual([]);
  });
});
