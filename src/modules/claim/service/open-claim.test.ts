import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { outbox } from '~/modules/notification/tables';
import { orderEvents } from '~/modules/order/tables';
import { paymentAttempts } from '~/modules/payment/tables';
import { testDb } from '~/testing/db';
import { ask, claimRow, claimStory, givenPaidOrder } from '~/testing/factories/claim';
import { givenCustomer } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { openClaimInput } from '../input';
import { claimLines, claims } from '../tables';
import { limitedOpenClaim, openClaim } from './open-claim';
import { listClaimsOfOrder } from './read';
import { withdrawClaim } from './withdraw-claim';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

const refusedWith = (reason: string) => ({ code: 'NOT_CLAIMABLE', details: { reason } });
const delivered = (wanted = [{ quantity: 2 }], daysAgo = 1) =>
  givenPaidOrder(toss, wanted, { until: 'DELIVERED', daysAgo });

describe('asking', () => {
  it('writes the request, its lines, the story and the mail together', async () => {
    const given = await delivered();
    const { id } = await ask(given, 'RETURN', 'DAMAGED', [1]);
    expect(await claimRow(id)).toMatchObject({ kind: 'RETURN', state: 'REQUESTED', openedBy: given.userId });
    expect((await claimRow(id))?.knownAt).not.toBeNull();
    expect(await testDb().select().from(claimLines).where(eq(claimLines.claimId, id))).toEqual([
      { claimId: id, lineId: given.lineIds[0], quantity: 1, restockQuantity: null },
    ]);
    const [event] = await testDb().select().from(orderEvents).where(eq(orderEvents.kind, 'CLAIM_OPENED')).limit(1);
    expect(event).toMatchObject({ actor: 'SHOPPER', data: { claim: id, kind: 'RETURN', reason: 'DAMAGED', units: 1 } });
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `mail:claim-opened:${id}`));
    expect(mails).toHaveLength(1);
    const [shown] = await listClaimsOfOrder(given.ctx, given.orderId);
    expect(shown).toMatchObject({ id, mayWithdraw: true, lines: [{ quantity: 1, unitPrice: 10_000 }] });
    expect(shown).not.toHaveProperty('openedBy');
  });

  it('opens one request, however often and however many at once ask the same', async () => {
    const given = await delivered();
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(given, 'RETURN', 'FAULTY', [1])));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await testDb().select().from(claims).where(eq(claims.orderId, given.orderId))).toHaveLength(1);
    expect(await claimStory(given.orderId)).toEqual(['CLAIM_OPENED SHOPPER']);
    await expect(ask(given, 'RETURN', 'FAULTY', [2])).rejects.toMatchObject({ code: 'CLAIM_OPEN' });
    await expect(ask(given, 'EXCHANGE', 'FAULTY', [1])).rejects.toMatchObject({ code: 'CLAIM_OPEN' });
  });

  it('is refused to somebody else, and for a line of another order', async () => {
    const [given, other] = [await delivered(), await delivered()];
    const { ctx } = await givenCustomer();
    await expect(ask({ ...given, ctx }, 'RETURN', 'FAULTY', [1])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const crossed = ask({ ...given, lineIds: other.lineIds }, 'RETURN', 'FAULTY', [1]);
    await expect(crossed).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says why not', async () => {
    const given = await delivered([{ quantity: 2 }], 9);
    await expect(ask(given, 'RETURN', 'CHANGED_MIND', [1])).rejects.toMatchObject(refusedWith('TOO_LATE'));
    await expect(ask(given, 'RETURN', 'FAULTY', [3])).rejects.toMatchObject(refusedWith('NOTHING_LEFT'));
    await expect(ask(given, 'CANCEL', 'OTHER')).rejects.toMatchObject(refusedWith('ALREADY_SENT'));
    const paid = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'SHIPPED' });
    await expect(ask(paid, 'RETURN', 'FAULTY', [1])).rejects.toMatchObject(refusedWith('NOT_DELIVERED'));
    await expect(ask(paid, 'CANCEL', 'OTHER')).rejects.toMatchObject(refusedWith('ALREADY_SENT'));
    const confirmed = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'COMPLETED' });
    await expect(ask(confirmed, 'RETURN', 'OTHER', [1])).rejects.toMatchObject(refusedWith('CONFIRMED'));
    await expect(ask(confirmed, 'RETURN', 'FAULTY', [1])).resolves.toMatchObject({ state: 'REQUESTED' });
  });

  it('takes no fresh food back for a change of mind, and no return that brings no money', async () => {
    const wanted = [
      { quantity: 1, fresh: true },
      { quantity: 1, price: 3_000 },
    ];
    const given = await givenPaidOrder(toss, wanted, { until: 'DELIVERED' });
    await expect(ask(given, 'RETURN', 'CHANGED_MIND', [1])).rejects.toMatchObject({
      code: 'NOT_CLAIMABLE',
      details: { reason: 'FRESH_FOOD', lineId: given.lineIds[0] },
    });
    await expect(ask(given, 'RETURN', 'CHANGED_MIND', [0, 1])).rejects.toMatchObject(refusedWith('FEE_EXCEEDS'));
    await expect(ask(given, 'RETURN', 'DAMAGED', [1, 1])).resolves.toMatchObject({ state: 'REQUESTED' });
  });

  it('counts thirty days from when a fault was noticed, at the latest from now', async () => {
    const given = await delivered([{ quantity: 1 }], 60);
    const days = (count: number) => new Date(Date.now() + count * 86_400_000);
    const request = (knownAt: Date) =>
      openClaim(given.ctx, {
        orderId: given.orderId,
        kind: 'RETURN',
        reason: 'FAULTY',
        text: '',
        lines: [{ lineId: given.lineIds[0]!, quantity: 1 }],
        knownAt,
      });
    await expect(request(days(-32))).rejects.toMatchObject(refusedWith('KNOWN_TOO_LATE'));
    const { id } = await request(days(40));
    expect((await claimRow(id))?.knownAt?.getTime()).toBeLessThan(Date.now() + 60_000);
  });

  it('wants an account where the money was deposited, and shows only its end', async () => {
    const given = await delivered();
    await testDb()
      .update(paymentAttempts)
      .set({ method: 'VIRTUAL_ACCOUNT', account: { bank: '20', number: '790001', holder: '예시' } })
      .where(eq(paymentAttempts.orderId, given.orderId));
    await expect(ask(given, 'RETURN', 'FAULTY', [1])).rejects.toMatchObject({ code: 'REFUND_ACCOUNT_REQUIRED' });
    const refundAccount = { bank: '20', number: '1002123456789', holder: '김예시' } as const;
    const lines = [{ lineId: given.lineIds[0]!, quantity: 1 }];
    const input = { orderId: given.orderId, kind: 'RETURN', reason: 'FAULTY', text: '', lines } as const;
    const { id } = await openClaim(given.ctx, { ...input, lines, refundAccount });
    expect((await claimRow(id))?.refundAccount).toEqual(refundAccount);
    const [shown] = await listClaimsOfOrder(given.ctx, given.orderId);
    expect(shown?.refundAccount).toEqual({ ...refundAccount, number: '*********6789' });
    await withdrawClaim(given.ctx, { orderId: given.orderId, claimId: id });
    expect((await claimRow(id))?.refundAccount).toEqual({ ...refundAccount, number: '*********6789' });
  });

  it('again and again is too much', async () => {
    const given = await delivered();
    const input = { orderId: given.orderId, kind: 'CANCEL', reason: 'OTHER', text: '.', lines: [] } as const;
    const again = () => limitedOpenClaim(given.ctx, { ...input, lines: [] });
    for (let turn = 0; turn < 20; turn += 1) await expect(again()).rejects.toMatchObject({ code: 'NOT_CLAIMABLE' });
    await expect(again()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});

describe('taking it back', () => {
  it('ends the request, and another can be made', async () => {
    const given = await delivered();
    const { id } = await ask(given, 'RETURN', 'FAULTY', [1]);
    const withdraw = () => withdrawClaim(given.ctx, { orderId: given.orderId, claimId: id });
    expect(await withdraw()).toEqual({ id, state: 'WITHDRAWN' });
    expect((await claimRow(id))?.endedAt).not.toBeNull();
    await expect(withdraw()).rejects.toMatchObject({ code: 'CLAIM_STATE' });
    const next = await ask(given, 'EXCHANGE', 'FAULTY', [2]);
    expect(next.id).not.toBe(id);
    expect(await claimStory(given.orderId)).toEqual([
      'CLAIM_OPENED SHOPPER',
      'CLAIM_WITHDRAWN SHOPPER',
      'CLAIM_OPENED SHOPPER',
    ]);
  });

  it('is not for somebody else, nor by way of another order', async () => {
    const [given, other] = [await delivered(), await delivered()];
    const { id } = await ask(given, 'RETURN', 'FAULTY', [1]);
    const theirs = withdrawClaim(other.ctx, { orderId: given.orderId, claimId: id });
    await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const crossed = withdrawClaim(other.ctx, { orderId: other.orderId, claimId: id });
    await expect(crossed).rejects.toMatchObject({ code: 'CLAIM_STATE' });
    expect(await claimRow(id)).toMatchObject({ state: 'REQUESTED' });
  });
});

describe('what is typed', () => {
  const orderId = `ord_${'0'.repeat(20)}`;
  const line = { lineId: `lin_${'0'.repeat(20)}`, quantity: 1 };
  it.each([
    [{ kind: 'CANCEL', reason: 'OTHER', text: 'x' }, null],
    [{ kind: 'CANCEL', reason: 'OTHER', text: ' ' }, ['text', 'TEXT_REQUIRED']],
    [{ kind: 'CANCEL', reason: 'FAULTY', text: '' }, ['reason', 'REASON_REQUIRED']],
    [{ kind: 'CANCEL', reason: 'CHANGED_MIND', text: '', lines: [line] }, ['lines', 'LINES_REQUIRED']],
    [{ kind: 'RETURN', reason: 'FAULTY', text: '', lines: [] }, ['lines', 'LINES_REQUIRED']],
    [{ kind: 'RETURN', reason: 'FAULTY', text: '', lines: [line, line] }, ['lines', 'LINES_REQUIRED']],
    [{ kind: 'RETURN', reason: 'FAULTY', text: 'x'.repeat(501), lines: [line] }, ['text', 'TEXT_LONG']],
    [{ kind: 'RETURN', reason: 'nothing', text: '', lines: [line] }, ['reason', 'REASON_REQUIRED']],
    [{ kind: 'EXCHANGE', reason: 'CHANGED_MIND', text: '', lines: [line] }, ['reason', 'REASON_REQUIRED']],
    [{ kind: 'EXCHANGE', reason: 'DAMAGED', text: '', lines: [line] }, null],
  ])('%j: %j', (typed, flaw) => {
    const { error } = openClaimInput.safeParse({ orderId, ...typed });
    expect(error ? [error.issues[0]?.path[0], error.issues[0]?.message] : null).toEqual(flaw);
  });
});
