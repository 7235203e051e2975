import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { adminCtx, anyCtx } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refuseClaim } from './decide-claim';
import { findMarked, listMarked } from './desk-orders';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

it('the desk’s lists say what is asked for of an order, until it is settled', async () => {
  const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const other = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const requests = async () => {
    const listed = (await listMarked(adminCtx(), { page: 1, desk: 'DELIVERED' })).items;
    const found = (await findMarked(adminCtx(), { query: '김예시', page: 1 })).items;
    const of = (id: string) => [listed, found].map((items) => items.find((order) => order.id === id)?.request);
    return [of(given.orderId), of(other.orderId)];
  };
  expect(await requests()).toEqual([
    [null, null],
    [null, null],
  ]);
  const { id: claimId } = await ask(given, 'RETURN', 'FAULTY', [1]);
  expect(await requests()).toEqual([
    ['RETURN', 'RETURN'],
    [null, null],
  ]);
  await refuseClaim(anyCtx(), { claimId, text: '예시' }, 'usr_00000000000000000000');
  expect(await requests()).toEqual([
    [null, null],
    [null, null],
  ]);
});
