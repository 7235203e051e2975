import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { brokenInvariants } from '~/testing/books';
import { anyCtx, givenCustomer, givenVariant } from '~/testing/factories/order';
import { causeOf, correctStockInput, reasonOf } from '../input';
import { inTx } from '~/server/context';
import { holdStock } from './stock';
import { correctStock, listStockHistory } from './desk';

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

async function givenAdmin() {
  const { ctx, userId } = await givenCustomer('ADMIN');
  return { ...ctx, user: { id: userId, sid: 'test' } };
}

describe('correcting stock by hand', () => {
  it('changes by a delta and writes who and why', async () => {
    const admin = await givenAdmin();
    const { variantId } = await givenVariant({ stock: 5 });
    expect(await correctStock(admin, { variantId, delta: 7, reason: 'RECEIVED', note: 'Friday' })).toEqual({
      stock: 12,
      reserved: 0,
    });
    expect(await correctStock(admin, { variantId, delta: -2, reason: 'DAMAGED', note: '' })).toMatchObject({
      stock: 10,
    });
    const { items, total } = await listStockHistory(admin, { variantId, page: 1 });
    expect(total).toBe(3);
    expect(items).toMatchObject([
      { stockDelta: -2, cause: 'DAMAGED', by: '김예시', actor: `admin:${admin.user.id}` },
      { stockDelta: 7, cause: 'RECEIVED: Friday' },
      { stockDelta: 5, by: null },
    ]);
    expect((await listStockHistory(admin, { variantId, page: 2 })).items).toEqual([]);
  });

  it('never takes away what is held for somebody', async () => {
    const admin = await givenAdmin();
    const { variantId } = await givenVariant({ stock: 5 });
    const by = { actor: 'test', cause: 'test' };
    await inTx(anyCtx(), (tx) =>
      holdStock(
        tx,
        { orderId: newId('ord'), holder: newId('usr') },
        [{ variantId, quantity: 3 }],
        new Date(Date.now() + 900_000),
        by,
      ),
    );
    const take = (delta: number) => correctStock(admin, { variantId, delta, reason: 'COUNTED', note: '' });
    await expect(take(-3)).rejects.toMatchObject({ code: 'STOCK_BELOW_RESERVED' });
    await expect(take(-2)).resolves.toEqual({ stock: 3, reserved: 3 });
    expect((await listStockHistory(admin, { variantId, page: 1 })).total).toBe(3);
  });

  it('asks for a number that changes something and for a reason, in words where it is another', () => {
    const input = { variantId: newId('var'), delta: 1, reason: 'RECEIVED' };
    const problems = (change: object) =>
      correctStockInput.safeParse({ ...input, ...change }).error?.issues.map(({ message }) => message);
    expect(problems({})).toBeUndefined();
    expect(problems({ delta: 0 })).toEqual(['UNITS_ZERO']);
    expect(problems({ delta: Number.NaN })).toEqual(['UNITS_INVALID']);
    expect(problems({ reason: '' })).toEqual(['REASON_REQUIRED']);
    expect(problems({ reason: 'OTHER', note: ' ' })).toEqual(['NOTE_REQUIRED']);
    expect(problems({ stock: 5 })).toBeDefined();
  });

  it('reads back from the ledger what was given', () => {
    expect(reasonOf(causeOf('OTHER', 'gift: for the fair'))).toEqual({ reason: 'OTHER', note: 'gift: for the fair' });
    expect(reasonOf('order paid')).toBeNull();
  });
});
