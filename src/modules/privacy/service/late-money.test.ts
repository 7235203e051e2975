import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { namesHidden } from '~/modules/audit/service/hidden-orders';
import { releaseHolds } from '~/modules/inventory/service/stock';
import { leadOf } from '~/modules/notification/rules';
import { outbox } from '~/modules/notification/tables';
import { confirmByToken } from '~/modules/payment/service/confirm-by-token';
import { giveLostBack } from '~/modules/payment/service/give-lost-back';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { paymentAttempts } from '~/modules/payment/tables';
import { inTx, type Ctx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { anyCtx } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenAuthenticated,
  givenDepositChosen,
  givenPaid,
  makeChecksDue,
  orderRow,
  timeIsUp,
} from '~/testing/factories/payment';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { askRefund, REFUND_ACCOUNT, refundsOf } from '~/testing/factories/refund';
import { PARCEL } from '~/testing/factories/claim';
import { startTestToss, type TestToss } from '~/testing/toss';
import { leave } from './leave';

const ADMIN: Id<'usr'> = 'usr_00000000000000000001';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

async function leaveAs({ user }: Ctx) {
  if (!user) throw new Error('nobody to leave');
  await leave({ ...edgeCtx(), user });
  return user.id;
}
const nobody = { name: '', email: null, phone: null, passwordHash: null };
const accountRow = async (id: Id<'usr'>) => (await testDb().select().from(users).where(eq(users.id, id)))[0];
const mailsAbout = (orderId: Id<'ord'>) =>
  testDb().$count(
    outbox,
    sql`topic = 'mail' AND payload ->> 'orderId' = ${orderId} AND payload ->> 'mail' = 'REFUND_ACCOUNT_ASKED'`,
  );

/** A deposit order whose account was closed unused, and whose money came all the same once its buyer had left. */
async function givenLateDeposit() {
  const chosen = await givenDepositChosen(toss);
  const { ctx, orderId, providerOrderId } = chosen;
  await chosen.pay();
  await testDb().execute(sql`UPDATE orders SET state = 'EXPIRED', ended_at = now() WHERE id = ${orderId}`);
  await inTx(anyCtx(), (tx) => releaseHolds(tx, orderId, { actor: 'test', cause: 'test' }));
  await testDb()
    .update(paymentAttempts)
    .set({ state: 'CANCELED' })
    .where(eq(paymentAttempts.providerOrderId, providerOrderId));
  const userId = await leaveAs(ctx);
  await chosen.deposit();
  await makeChecksDue();
  await testDb()
    .update(paymentAttempts)
    .set({ nextCheckAt: sql`now()` })
    .where(eq(paymentAttempts.providerOrderId, providerOrderId));
  await reconcilePayments(anyCtx());
  const [refund] = await refundsOf(orderId);
  if (!refund) throw new Error('nothing is owed');
  return { ...chosen, userId, refund };
}

it('a deposit of somebody who has left is owed back; an admin is told that nobody can be asked, and gives it back', async () => {
  const { orderId, providerOrderId, amount, userId, refund } = await givenLateDeposit();
  expect(refund).toMatchObject({ state: 'WAITING', reason: 'LATE', amount });
  const attempt = await attemptRow(providerOrderId);
  const [alarm] = await alarmsAbout(attempt?.id ?? '');
  expect(leadOf('PAYMENT_WITHOUT_ORDER', alarm?.details ?? {})).toBe('PAYMENT_OF_GONE');
  expect(await mailsAbout(orderId)).toBe(0);
  // For whoever works on money, but is no admin, there is no such refund.
  expect(await namesHidden(anyCtx(), { refundId: refund.id })).toBe(true);
  expect(await giveLostBack(anyCtx(), { refundId: refund.id, refundAccount: REFUND_ACCOUNT }, ADMIN)).toEqual({
    state: 'REFUNDED',
  });
  expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'DONE', account: { number: '********6789' } }]);
  expect(await accountRow(userId)).toMatchObject(nobody);
  expect((await orderRow(orderId))?.restrictedAt).not.toBeNull();
});

it('what is refunded of an order whose buyer has left goes back to their card', async () => {
  const { ctx, orderId, providerOrderId, amount } = await givenPaid(toss, { quantity: 3, stock: 5 });
  for (const step of ['PREPARING', 'SHIPPED', 'DELIVERED', 'COMPLETED'] as const)
    await advanceFulfilment(anyCtx(), orderId, step, { kind: 'ADMIN' }, step === 'SHIPPED' ? PARCEL : undefined);
  const userId = await leaveAs(ctx);
  expect(await askRefund(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDED' });
  expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: 15_000 });
  expect(await accountRow(userId)).toMatchObject(nobody);
});

it('a payment window that is open still charges nobody who has left', async () => {
  const { ctx, orderId, input } = await givenAuthenticated(toss);
  await timeIsUp(orderId);
  const userId = await leaveAs(ctx);
  expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED' });
  const { orderId: _order, ...returned } = input;
  expect(await confirmByToken(anyCtx(), edgeCtx().reqHeaders, returned)).toMatchObject({
    state: 'EXPIRED',
  });
  expect(await toss.ledger(input.providerOrderId)).toMatchObject({ charged: 0 });
  expect(await accountRow(userId)).toMatchObject(nobody);
});

it('whoever pays and leaves in the same moment pays and stays, or leaves and pays nothing', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { ctx, orderId, input } = await givenAuthenticated(toss);
    await timeIsUp(orderId);
    const { orderId: _order, ...returned } = input;
    const [left] = await Promise.allSettled([leaveAs(ctx), confirmByToken(anyCtx(), edgeCtx().reqHeaders, returned)]);
    const order = await orderRow(orderId);
    expect(order?.state).toBe(left.status === 'fulfilled' ? 'EXPIRED' : 'PAID');
    expect(order?.restrictedAt === null).toBe(left.status === 'rejected');
  }
});
