import { and, eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { audit } from '~/modules/audit/service/audit';
import { releaseHolds } from '~/modules/inventory/service/stock';
import { variantStock } from '~/modules/inventory/tables';
import { outbox } from '~/modules/notification/tables';
import { getMyOrder } from '~/modules/order/service/read';
import { inTx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { alarmsAbout, attemptRow, givenDepositChosen, makeChecksDue, orderRow } from '~/testing/factories/payment';
import { givenLostDeposit, REFUND_ACCOUNT, refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refundAccountInput } from '../input';
import { paymentAttempts, refunds } from '../tables';
import { giveLostBack, nameRefundAccount } from './give-lost-back';
import { giveUpRefund } from './give-up-refund';
import { reconcilePayments } from './reconcile';
import { reconcileTransactions } from './reconcile-transactions';
import { sendMailOfOrder } from './payment-mail';

const ADMIN: Id<'usr'> = 'usr_00000000000000000001';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}
const refundOf = async (orderId: Id<'ord'>) => (await refundsOf(orderId))[0]!;

const openAlarms = async (subject: string) =>
  (await alarmsAbout(subject)).filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind);

async function givenLost() {
  const lost = await givenLostDeposit(toss);
  const named = { orderId: lost.orderId, refundId: lost.refund.id, refundAccount: REFUND_ACCOUNT };
  return { ...lost, named, attempt: (await attemptRow(lost.providerOrderId))! };
}

describe('a deposit that no order can have', () => {
  it('is owed back, its buyer is asked for an account, and naming it sends it there', async () => {
    const { ctx, orderId, refund, named, attempt, amount, providerOrderId } = await givenLost();
    expect(await orderRow(orderId)).toMatchObject({ state: 'CANCELED' });
    expect(refund).toMatchObject({ state: 'WAITING', amount, reason: 'OUT_OF_STOCK', account: null });
    const mails = and(eq(outbox.topic, 'mail'), eq(outbox.dedupeKey, `mail:account-asked:${refund.id}`));
    expect(await testDb().select().from(outbox).where(mails)).toHaveLength(1);
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    expect(await refundOf(orderId)).toMatchObject({ state: 'DONE', account: { number: '********6789' } });
    expect(await alarmsAbout(attempt.id)).toMatchObject([{ kind: 'PAYMENT_WITHOUT_ORDER' }]);
    expect(await openAlarms(attempt.id)).toEqual([]);
    const kinds = (await getMyOrder(ctx, orderId)).events.map(({ kind }) => kind);
    expect(kinds.slice(-4)).toEqual(['CANCELED', 'DEPOSIT_LATE', 'LOST_MONEY_ASKED', 'REFUNDED']);
    await expect(nameRefundAccount(ctx, named)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes back once, however often and by whomever it is asked for in the same moment', async () => {
    const { ctx, named, refund, amount, providerOrderId } = await givenLost();
    const byStaff = () => giveLostBack(anyCtx(), { refundId: refund.id, refundAccount: REFUND_ACCOUNT }, ADMIN);
    const answers = await Promise.allSettled([
      nameRefundAccount(ctx, named),
      nameRefundAccount(ctx, named),
      byStaff(),
      byStaff(),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { entries } = await toss.ledger(providerOrderId);
    expect(entries.filter(({ type }) => type === 'REFUND').map((entry) => entry.amount)).toEqual([amount]);
  });

  it('goes to another account where the bank does not know the first', async () => {
    const { ctx, orderId, named, amount, providerOrderId, refund } = await givenLost();
    const wrong = { ...named, refundAccount: { ...REFUND_ACCOUNT, holder: '예금주 불일치' } };
    await expect(nameRefundAccount(ctx, wrong)).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect(await refundOf(orderId)).toMatchObject({
      state: 'WAITING',
      failureCode: 'INVALID_REFUND_ACCOUNT_INFO',
      account: null,
    });
    expect(await openAlarms(refund.id)).toEqual(['REFUND_REFUSED']);
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDED' });
    expect(await openAlarms(refund.id)).toEqual([]);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('is tried again with the same key where the answer was lost', async () => {
    const { ctx, orderId, named, amount, providerOrderId, paymentKey } = await givenLost();
    await toss.fault({ cancel: 'reset-after', paymentKey });
    await toss.fault({ get: '500-before', paymentKey });
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDING' });
    await expect(nameRefundAccount(ctx, named)).rejects.toMatchObject({ code: 'REFUND_UNDER_WAY' });
    await tryRefundsAgain(orderId);
    expect(await refundOf(orderId)).toMatchObject({ state: 'DONE' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('is nobody else’s to send anywhere, nor another order’s', async () => {
    const [mine, theirs] = [await givenLost(), await givenLost()];
    const { ctx } = await givenCustomer();
    await expect(nameRefundAccount(ctx, mine.named)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const crossed = { ...mine.named, refundId: theirs.refund.id };
    await expect(nameRefundAccount(mine.ctx, crossed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await refundOf(theirs.orderId)).toMatchObject({ state: 'WAITING' });
  });

  it('needs an account, or a reference that says it was paid by hand', async () => {
    const { orderId, refund, providerOrderId, attempt } = await givenLost();
    const ask = (how: object) => giveLostBack(anyCtx(), { refundId: refund.id, ...how }, ADMIN);
    await expect(ask({})).rejects.toMatchObject({ code: 'REFUND_ACCOUNT_REQUIRED' });
    expect(await ask({ manualReference: '국민 11-28 이체' })).toEqual({ state: 'REFUNDED' });
    expect(await refundOf(orderId)).toMatchObject({ state: 'DONE', manualReference: '국민 11-28 이체', account: null });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
    expect(await alarmsAbout(attempt.id)).toMatchObject([{ resolvedBy: ADMIN }]);
    await expect(ask({ manualReference: '또' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // What the shop paid past the provider stays there; both books agree about it.
    await reconcileTransactions(anyCtx());
    await testDb().execute(sql`UPDATE provider_transactions SET at = at - interval '20 minutes'`);
    expect(await reconcileTransactions(anyCtx())).toMatchObject({ differences: 0 });
    const found = await audit(anyCtx(), { checks: ['provider', 'charged-twice'] });
    expect(found.flatMap(({ rows }) => rows.filter((row) => row.orderId === orderId))).toEqual([]);
  });

  it('is less where the office paid some of it back, and nothing where it paid all', async () => {
    const part = await givenLost();
    await toss.post('/toss/sim/cancel', { paymentKey: part.paymentKey, amount: 5000 });
    await nameRefundAccount(part.ctx, part.named).catch(() => undefined);
    await tryRefundsAgain(part.orderId);
    expect(await refundOf(part.orderId)).toMatchObject({ state: 'DONE', amount: part.amount - 5000 });
    expect(await toss.ledger(part.providerOrderId)).toMatchObject({ refunded: part.amount });
    const all = await givenLost();
    await toss.post('/toss/sim/cancel', { paymentKey: all.paymentKey });
    await expect(
      giveLostBack(anyCtx(), { refundId: all.refund.id, manualReference: '이체' }, ADMIN),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await refundOf(all.orderId)).toMatchObject({ state: 'DONE', manualReference: null });
  });

  it('is owed no more once its bank took it back, and nobody can pay into its account again', async () => {
    const { orderId, reverse, deposit, attempt, ctx, paymentKey } = await givenLost();
    await reverse();
    await toss.fault({ cancel: '500-before', paymentKey });
    await lookAgain();
    expect((await attemptRow(attempt.providerOrderId))?.nextCheckAt?.getTime()).toBeLessThan(Date.now() + 120_000);
    await lookAgain();
    await expect(deposit()).rejects.toThrow('409');
    await lookAgain();
    expect(await refundsOf(orderId)).toHaveLength(1);
    await reconcileTransactions(anyCtx());
    await testDb().execute(sql`UPDATE provider_transactions SET at = at - interval '20 minutes'`);
    expect(await reconcileTransactions(anyCtx())).toMatchObject({ differences: 0 });
    expect(await refundOf(orderId)).toMatchObject({ state: 'FAILED', failureCode: 'DEPOSIT_REVERSED' });
    expect(await openAlarms(attempt.id)).toEqual([]);
    expect((await getMyOrder(ctx, orderId)).events.at(-1)).toMatchObject({ kind: 'DEPOSIT_REVERSED' });
  });

  it.each(['its next try', 'a look'])('is not called refunded when its bank took it back before %s', async (first) => {
    const { orderId, named, reverse, paymentKey, attempt, ctx } = await givenLost();
    await toss.fault({ cancel: 'refuse', code: 'NOT_AVAILABLE_BANK', paymentKey });
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDING' });
    await reverse();
    if (first === 'a look') await lookAgain();
    await tryRefundsAgain(orderId);
    expect(await refundOf(orderId)).toMatchObject({ state: 'FAILED', failureCode: 'DEPOSIT_REVERSED' });
    expect(await openAlarms(attempt.id)).toEqual([]);
    expect((await getMyOrder(ctx, orderId)).events.map(({ kind }) => kind)).not.toContain('REFUNDED');
  });

  it('stays owed when staff give up a try that does not get through', async () => {
    const { ctx, orderId, named, paymentKey, refund } = await givenLost();
    await toss.fault({ cancel: 'refuse', code: 'PROVIDER_ERROR', paymentKey });
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDING' });
    await giveUpRefund(anyCtx(), { refundId: refund.id, reason: 'ANOTHER_WAY', note: '' }, ADMIN);
    expect(await refundOf(orderId)).toMatchObject({ state: 'WAITING', failureCode: 'GIVEN_UP', account: null });
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDED' });
  });

  it('is said to be late when nobody has named an account for days', async () => {
    const { orderId, refund } = await givenLost();
    const late = async () =>
      (await audit(anyCtx(), { checks: ['refund-late'] }))[0]?.rows.filter((row) => row.orderId === orderId);
    expect(await late()).toEqual([]);
    await testDb()
      .update(refunds)
      .set({ createdAt: sql`now() - interval '73 hours'` })
      .where(eq(refunds.id, refund.id));
    expect(await late()).toMatchObject([{ subject: refund.id, what: 'waiting' }]);
  });

  it('came into an account that was opened for another amount', async () => {
    const chosen = await givenDepositChosen(toss);
    const { ctx, orderId, paymentKey, providerOrderId, variantId } = chosen;
    await toss.fault({ confirm: 'wrong-amount', amount: 1000, paymentKey });
    expect(await chosen.pay()).toEqual({ state: 'AWAITING_DEPOSIT' });
    await chosen.deposit();
    await lookAgain();
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: 'AMOUNT_MISMATCH' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'CANCELED', cancelingAt: null });
    const [stock] = await testDb().select().from(variantStock).where(eq(variantStock.variantId, variantId));
    expect(stock?.reservedStock).toBe(0);
    const refund = await refundOf(orderId);
    expect(refund).toMatchObject({ state: 'WAITING', amount: 1000, reason: 'AMOUNT_MISMATCH' });
    const named = { orderId, refundId: refund.id, refundAccount: REFUND_ACCOUNT };
    expect(await nameRefundAccount(ctx, named)).toEqual({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 1000, refunded: 1000 });
  });

  it('came late to an account that was closed unused', async () => {
    const chosen = await givenDepositChosen(toss);
    await chosen.pay();
    await chosen.deposit();
    // A closing that the provider took and then, against its own rules, the money as well.
    await testDb()
      .update(paymentAttempts)
      .set({ state: 'CANCELED', nextCheckAt: sql`now()` })
      .where(eq(paymentAttempts.providerOrderId, chosen.providerOrderId));
    await testDb().execute(sql`UPDATE orders SET state = 'EXPIRED', ended_at = now() WHERE id = ${chosen.orderId}`);
    await inTx(anyCtx(), (tx) => releaseHolds(tx, chosen.orderId, { actor: 'test', cause: 'test' }));
    await lookAgain();
    expect(await attemptRow(chosen.providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: 'LATE' });
    const { id } = await refundOf(chosen.orderId);
    await lookAgain();
    expect(await refundsOf(chosen.orderId)).toMatchObject([{ state: 'WAITING', reason: 'LATE' }]);
    const named = { orderId: chosen.orderId, refundId: id, refundAccount: REFUND_ACCOUNT };
    expect(await nameRefundAccount(chosen.ctx, named)).toEqual({ state: 'REFUNDED' });
  });
});

it('the mail that asks for an account says how much, and is not sent once it was named', async () => {
  const { ctx, orderId, named } = await givenLost();
  const mail = { mail: 'REFUND_ACCOUNT_ASKED', orderId } as const;
  await sendMailOfOrder(ctx, mail);
  const inbox = () => fetch(`${toss.sandbox.url}/mail/api/messages`).then((answer) => answer.text());
  const before = await inbox();
  expect(before).toContain('18,000');
  await nameRefundAccount(ctx, named);
  await sendMailOfOrder(ctx, mail);
  expect(await inbox()).toBe(before);
});

it.each([
  [{ bank: '00', number: '1', holder: '김' }, 'bank'],
  [{ bank: '88', number: '', holder: '김' }, 'number'],
  [{ bank: '88', number: '1'.repeat(21), holder: '김' }, 'number'],
  [{ bank: '88', number: '12a', holder: '김' }, 'number'],
  [{ bank: '88', number: '1', holder: '  ' }, 'holder'],
  [{ bank: '88', number: '1', holder: '김'.repeat(61) }, 'holder'],
])('takes no account like %o', (account, field) => {
  expect(refundAccountInput.safeParse(account).error?.issues[0]?.path).toEqual([field]);
});
