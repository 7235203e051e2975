import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { startTestToss, type TestToss } from '~/testing/toss';
import { listMyOpenClaims } from './read';
import { withdrawClaim } from './withdraw-claim';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

it('names one’s own requests that are not over, and nobody else’s', async () => {
  const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const other = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  await ask(other, 'EXCHANGE', 'FAULTY', [1]);
  expect(await listMyOpenClaims(given.ctx)).toEqual([]);
  const { id: claimId } = await ask(given, 'RETURN', 'CHANGED_MIND', [1]);
  expect(await listMyOpenClaims(given.ctx)).toEqual([{ orderId: given.orderId, kind: 'RETURN', state: 'REQUESTED' }]);
  await withdrawClaim(given.ctx, { orderId: given.orderId, claimId });
  expect(await listMyOpenClaims(given.ctx)).toEqual([]);
});
