import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { refunds } from '~/modules/payment/tables';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { claimRow, linesOfOrder, PARCEL } from '~/testing/factories/claim';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { alarmsAbout, givenDepositChosen, makeChecksDue, orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { claimable } from './claimable';
import { acceptClaim } from './decide-claim';
import { inspectClaim, markPickedUp } from './inspect-claim';
import { openClaim } from './open-claim';
import { settleClaims } from './settle-claims';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const ACCOUNT = { bank: '20', number: '1002123456789', holder: '김예시' } as const;
const asked = { text: '', refundAccount: ACCOUNT } as const;

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}

/** Two units paid by a deposit, their parcel so far. */
async function givenDeposited(...steps: readonly ('PREPARING' | 'SHIPPED' | 'DELIVERED')[]) {
  const chosen = await givenDepositChosen(toss, { quantity: 2 });
  await chosen.pay();
  await chosen.deposit();
  await lookAgain();
  for (const step of steps)
    await advanceFulfilment(anyCtx(), chosen.orderId, step, { kind: 'ADMIN' }, step === 'SHIPPED' ? PARCEL : undefined);
  const [line] = await linesOfOrder(chosen.orderId);
  const { userId: staffId } = await givenCustomer('ADMIN');
  return { ...chosen, staffId, lineId: line!.id };
}

describe('a request about what was deposited', () => {
  it('names the account the money goes to, which is then forgotten but for its end', async () => {
    const { ctx, orderId, lineId, staffId, providerOrderId } = await givenDeposited(
      'PREPARING',
      'SHIPPED',
      'DELIVERED',
    );
    expect(await claimable(ctx, orderId)).toMatchObject({ refundAccountNeeded: true });
    const lines = [{ lineId, quantity: 1 }];
    const { id } = await openClaim(ctx, { orderId, kind: 'RETURN', reason: 'FAULTY', lines, ...asked });
    await acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
    await markPickedUp(anyCtx(), { claimId: id, ...PARCEL }, staffId);
    const inspected = { claimId: id, lines: [{ lineId, good: 1 }], feeWaived: false };
    expect(await inspectClaim(anyCtx(), inspected, staffId)).toEqual({ id, state: 'COMPLETED' });
    expect((await toss.ledger(providerOrderId)).refunded).toBe(15_000);
    const [refund] = await testDb().select().from(refunds).where(eq(refunds.claimId, id));
    for (const account of [refund?.account, (await claimRow(id))?.refundAccount])
      expect(account).toEqual({ ...ACCOUNT, number: '*********6789' });
  });

  it('whose goods are back already is for a person when the bank takes the money: nothing returns twice', async () => {
    const given = await givenDeposited('PREPARING', 'SHIPPED', 'DELIVERED');
    const { ctx, orderId, lineId, staffId, variantId } = given;
    const lines = [{ lineId, quantity: 2 }];
    const wrong = { text: '', refundAccount: { ...ACCOUNT, holder: '예금주 불일치' } } as const;
    const { id } = await openClaim(ctx, { orderId, kind: 'RETURN', reason: 'FAULTY', lines, ...wrong });
    await acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
    await markPickedUp(anyCtx(), { claimId: id, ...PARCEL }, staffId);
    const inspected = { claimId: id, lines: [{ lineId, good: 1 }], feeWaived: false };
    await expect(inspectClaim(anyCtx(), inspected, staffId)).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    const before = await stockRow(variantId);
    await given.reverse();
    await lookAgain();
    expect(await stockRow(variantId)).toEqual(before);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'DEPOSIT_REVERSED' }]);
    // Asked by a person, the buyer pays once more.
    await given.deposit();
    await lookAgain();
  });

  it('brings no money back that the bank took away meanwhile', async () => {
    const { ctx, orderId, staffId, reverse } = await givenDeposited('PREPARING');
    const { id } = await openClaim(ctx, { orderId, kind: 'CANCEL', reason: 'CHANGED_MIND', lines: [], ...asked });
    await reverse();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    const accepted = acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
    await expect(accepted).rejects.toMatchObject({ code: 'ORDER_STATE' });
    expect(await settleClaims(anyCtx())).toBe(0);
    expect(await claimRow(id)).toMatchObject({ state: 'REQUESTED' });
  });
});
