import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isAppError } from '~/lib/errors';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import { attemptRow, givenAuthenticated, givenDepositChosen, orderRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { paymentAttempts } from '../tables';
import { checkByToken, confirmByToken } from './confirm-by-token';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

let address = 0;
/** A browser that nobody is signed in to. */
const somewhere = () => new Headers({ 'x-forwarded-for': `10.9.0.${(address += 1)}` });
const tokenOf = (successUrl: string) => new URL(successUrl).searchParams.get('t') ?? '';

/** What the browser without a session has: the success address and what the provider put into it. */
async function givenReturn() {
  const { orderId, ...returned } = (await givenAuthenticated(toss)).input;
  return { orderId, returned };
}

describe('the token of the success address', () => {
  it('is kept as a hash and has 256 bits', async () => {
    const { returned } = await givenReturn();
    expect(Buffer.from(returned.token, 'base64url')).toHaveLength(32);
    const attempt = await attemptRow(returned.providerOrderId);
    expect(attempt?.returnTokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(attempt)).not.toContain(returned.token);
  });

  it('lets a browser without a session pay exactly that order, once, and learn its number alone', async () => {
    const { orderId, returned } = await givenReturn();
    const order = await orderRow(orderId);
    expect(await confirmByToken(anyCtx(), somewhere(), returned)).toEqual({ state: 'PAID', number: order?.number });
    expect(await confirmByToken(anyCtx(), somewhere(), returned)).toEqual({ state: 'PAID', number: order?.number });
    const { token, providerOrderId, amount } = returned;
    expect(await checkByToken(anyCtx(), somewhere(), { token, providerOrderId })).toEqual({
      state: 'PAID',
      number: order?.number,
    });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
  });

  it('looks on while the provider has not answered', async () => {
    const { returned } = await givenReturn();
    const { token, providerOrderId } = returned;
    await toss.fault({ confirm: 'reset-after', get: '500-before', orderId: providerOrderId });
    expect(await confirmByToken(anyCtx(), somewhere(), returned)).toMatchObject({ state: 'UNKNOWN' });
    expect(await checkByToken(anyCtx(), somewhere(), { token, providerOrderId })).toMatchObject({ state: 'UNKNOWN' });
    expect(await checkByToken(anyCtx(), somewhere(), { token, providerOrderId })).toMatchObject({ state: 'PAID' });
  });

  it('says that an account waits for the money, and not which', async () => {
    const { input, providerOrderId } = await givenDepositChosen(toss);
    const { orderId: _order, ...returned } = input;
    const answer = await confirmByToken(anyCtx(), somewhere(), returned);
    expect(answer).toEqual({ state: 'AWAITING_DEPOSIT', number: providerOrderId.split('_')[0] });
  });

  it('opens neither another attempt nor anything with another token, nor after an hour', async () => {
    const a = await givenReturn();
    const b = await givenReturn();
    const wrong = [
      { ...a.returned, token: b.returned.token },
      { ...a.returned, token: `${a.returned.token.slice(0, -1)}${a.returned.token.endsWith('A') ? 'E' : 'A'}` },
      { ...b.returned, token: a.returned.token },
      { ...a.returned, providerOrderId: '20260101-NOBODY00_1' },
    ];
    for (const guess of wrong) {
      await expect(confirmByToken(anyCtx(), somewhere(), guess)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(checkByToken(anyCtx(), somewhere(), guess)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(
      confirmByToken(anyCtx(), somewhere(), { ...a.returned, amount: a.returned.amount - 1 }),
    ).rejects.toMatchObject({ code: 'AMOUNT_MISMATCH' });
    await testDb()
      .update(paymentAttempts)
      .set({ createdAt: sql`now() - interval '61 minutes'` })
      .where(eq(paymentAttempts.providerOrderId, a.returned.providerOrderId));
    await expect(confirmByToken(anyCtx(), somewhere(), a.returned)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const { orderId } of [a, b]) expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
  });

  it('is another one for every window of an order', async () => {
    const { window, ctx, orderId } = await givenAuthenticated(toss);
    const next = await openPayment(ctx, { orderId, method: 'CARD' });
    expect(tokenOf(next.successUrl)).not.toBe(tokenOf(window.successUrl));
    expect(next.failUrl).not.toContain(tokenOf(next.successUrl));
  });

  it('cannot be guessed at length', async () => {
    const { returned } = await givenReturn();
    const here = somewhere();
    const guess = { token: 'A'.repeat(43), providerOrderId: returned.providerOrderId };
    const codes = new Set<unknown>();
    for (let turn = 0; turn < 61; turn += 1)
      await checkByToken(anyCtx(), here, guess).catch((error: unknown) => codes.add(isAppError(error) && error.code));
    expect([...codes]).toEqual(['NOT_FOUND', 'RATE_LIMITED']);
  });
});
