import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { givenGuest } from '~/testing/factories/account';
import { anyCtx } from '~/testing/factories/order';
import { givenDepositChosen, givenPaid } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { listMyPayments } from './read';
import { checkPayment } from './reconcile';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

/** Somebody who knows the number of a guest's order and their telephone. */
const passFor = (orderId: Id<'ord'>, guestId: Id<'gst'>): Ctx => ({ ...anyCtx(), pass: { orderId, guestId } });

it('tells a pass where to pay, and nobody but the buyer in whose name, nor where money went back to', async () => {
  const { id, ctx } = await givenGuest();
  const { orderId, pay, deposit } = await givenDepositChosen(toss, { ctx });
  await pay();
  const byPass = passFor(orderId, id);
  const [own] = (await listMyPayments(ctx, orderId)).attempts;
  const [passed] = (await listMyPayments(byPass, orderId)).attempts;
  expect(own?.account?.holder).toMatch(/./);
  expect(passed?.account).toEqual({ ...own?.account, holder: null });

  await deposit();
  const refundAccount = { bank: '20', number: '12345678901', holder: '비밀예금주' } as const;
  const cancel = () => cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND', refundAccount });
  // The first look finds that the money has come.
  await expect(cancel()).rejects.toMatchObject({ code: 'REFUND_ACCOUNT_REQUIRED' });
  await cancel();
  expect((await listMyPayments(ctx, orderId)).refunds).toMatchObject([{ account: { holder: '비밀예금주' } }]);
  expect((await listMyPayments(byPass, orderId)).refunds).toMatchObject([{ account: { bank: '20', holder: null } }]);
});

it('shows a pass no receipt of the provider, which names who paid', async () => {
  const { id, ctx } = await givenGuest();
  const asked = { ctx, method: 'TRANSFER', cashReceipt: 'INCOME_DEDUCTION' } as const;
  const { orderId } = await givenPaid(toss, asked, { cashReceipt: '소득공제' });
  const [own] = (await listMyPayments(ctx, orderId)).attempts;
  expect(own?.receiptUrl).toMatch(/^http/);
  expect(own?.cashReceipt?.url).toMatch(/^http/);
  const [passed] = (await listMyPayments(passFor(orderId, id), orderId)).attempts;
  expect(passed).toMatchObject({ receiptUrl: null, cashReceipt: null, cashReceiptType: null });
});

it('counts looks by a pass apart: they use up none of the buyer’s', async () => {
  const { id, ctx } = await givenGuest();
  const { orderId } = await givenPaid(toss, { ctx });
  const byPass = passFor(orderId, id);
  await expect(checkPayment(byPass, orderId)).resolves.toEqual({ state: 'PAID' });
  for (let looks = 1; looks < 600; looks += 1) await takeLimit('payment.check', `pass ${orderId}`);
  await expect(checkPayment(byPass, orderId)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await expect(checkPayment(ctx, orderId)).resolves.toEqual({ state: 'PAID' });
});
