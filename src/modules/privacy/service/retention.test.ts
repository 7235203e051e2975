import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { findGuestByCookie } from '~/modules/account/service/guests';
import { consents, emailCodes, guests, sessions, users } from '~/modules/account/tables';
import { claims } from '~/modules/claim/tables';
import { alarms, outbox } from '~/modules/notification/tables';
import { fulfilments, orders } from '~/modules/order/tables';
import { paymentAttempts, refunds, webhookInbox } from '~/modules/payment/tables';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenGuest, givenUser } from '~/testing/factories/account';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { anyCtx, givenOrder, givenVariant } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cutOff, RETENTION } from '../rules';
import { enforceRetention } from './retention';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => toss.sandbox.stop());

// Far from now, so that nothing of another test of this file is old by accident, and none of theirs young.
let year = 2040;
/** A moment of this test's own, and what lies on both sides of the edge of a limit as seen from it. */
function edgeOf(name: keyof typeof RETENTION) {
  const now = new Date(Date.UTC((year += 20), 5, 15, 12));
  const gone = cutOff(now, RETENTION[name].keep);
  return { ctx: systemCtx({ db: testDb(), now }), gone, kept: new Date(gone.getTime() + 1) };
}
const db = testDb;

describe('orders, five years after the last thing that happened to them', () => {
  const place = async (at: Date) => {
    const { variantId } = await givenVariant();
    const guest = await givenGuest();
    const { id } = await givenOrder(guest.ctx, [{ variantId, quantity: 1 }]);
    await db()
      .update(orders)
      .set({
        createdAt: at,
        contactName: '김예시',
        contactPhone: '01012345678',
        contactEmail: 'a@example.com',
        deliveryNote: '1234',
      })
      .where(eq(orders.id, id));
    return id;
  };
  const row = async (id: Id<'ord'>) => (await db().select().from(orders).where(eq(orders.id, id)))[0];

  it('lose who they were for, at the edge and not before; what was sold for how much stays', async () => {
    const { ctx, gone, kept } = edgeOf('orders');
    const [old, young] = [await place(gone), await place(kept)];
    const before = await row(old);
    await enforceRetention(ctx);
    expect(await row(young)).toMatchObject({ recipientName: '김예시', contactPhone: '01012345678', erasedAt: null });
    const erased = await row(old);
    expect(erased).toMatchObject({
      ...{ recipientName: '', recipientPhone: '', postalCode: '', address1: '', address2: '', deliveryNote: '' },
      ...{ contactName: null, contactPhone: null, contactEmail: null, requestHash: '', erasedAt: ctx.now },
    });
    expect(erased).toMatchObject({ number: before!.number, total: before!.total, state: before!.state });
    // Running again does nothing more.
    expect((await enforceRetention({ ...ctx, now: new Date(ctx.now.getTime() + 1) })).orders).toBe(1);
    expect((await row(old))?.erasedAt).toEqual(ctx.now);
    expect((await enforceRetention({ ...ctx, now: new Date(ctx.now.getTime() + 1) })).orders).toBe(0);
  });

  it.each([
    ['paid', (id: Id<'ord'>, at: Date) => db().update(orders).set({ paidAt: at }).where(eq(orders.id, id))],
    ['ended', (id: Id<'ord'>, at: Date) => db().update(orders).set({ endedAt: at }).where(eq(orders.id, id))],
    [
      'completed',
      (id: Id<'ord'>, at: Date) => db().update(fulfilments).set({ completedAt: at }).where(eq(fulfilments.orderId, id)),
    ],
  ])('stay whole while they were %s later than that', async (_what, happen) => {
    const { ctx, gone, kept } = edgeOf('orders');
    const [late, early] = [await place(gone), await place(gone)];
    await happen(late, kept);
    await happen(early, gone);
    await enforceRetention(ctx);
    expect((await row(late))?.erasedAt).toBeNull();
    expect((await row(early))?.erasedAt).toEqual(ctx.now);
  });

  it('take accounts and receipts of their payments and refunds along', async () => {
    const { ctx, gone } = edgeOf('orders');
    const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'COMPLETED' });
    const of = eq(paymentAttempts.orderId, given.orderId);
    const [attempt] = await db().select().from(paymentAttempts).where(of);
    const account = { bank: '88', number: '110123456789', holder: '김예시' } as const;
    await db().update(paymentAttempts).set({ account, receiptUrl: 'https://receipt.example/1' }).where(of);
    await db()
      .insert(refunds)
      .values({
        ...{
          id: newId('ref'),
          paymentId: attempt!.id,
          orderId: given.orderId,
          amount: 1,
          freeAmount: 1,
          state: 'DONE',
        },
        ...{
          reason: 'OTHER',
          note: '김예시 님',
          account,
          idempotencyKey: newId('ref'),
          actor: 'test',
          createdAt: gone,
          doneAt: gone,
        },
      });
    await db().update(orders).set({ createdAt: gone, paidAt: gone }).where(eq(orders.id, given.orderId));
    await db()
      .update(fulfilments)
      .set({ preparingAt: gone, shippedAt: gone, deliveredAt: gone, completedAt: gone })
      .where(eq(fulfilments.orderId, given.orderId));
    await enforceRetention(ctx);
    expect((await db().select().from(paymentAttempts).where(of))[0]).toMatchObject({
      ...{
        account: null,
        receiptUrl: null,
        methodLabel: null,
        amount: attempt!.amount,
        paymentKey: attempt!.paymentKey,
      },
    });
    expect((await db().select().from(refunds).where(eq(refunds.orderId, given.orderId)))[0]).toMatchObject({
      ...{ account: null, note: '', amount: 1 },
    });
  });
});

it('the words of a request go three years after its end, and its account with them; an open one keeps them', async () => {
  const { ctx, gone, kept } = edgeOf('claims');
  const claimed = async (endedAt: Date | null) => {
    const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
    const { id } = await ask(given, 'RETURN', 'FAULTY', [1]);
    await db()
      .update(claims)
      .set({ text: '봉지가 터졌어요', decision: '확인했어요', ...(endedAt && { endedAt, state: 'REFUSED' }) })
      .where(eq(claims.id, id));
    return async () => (await db().select().from(claims).where(eq(claims.id, id)))[0];
  };
  const [old, young, open] = [await claimed(gone), await claimed(kept), await claimed(null)];
  await enforceRetention(ctx);
  expect(await old()).toMatchObject({ text: '', decision: '', reason: 'FAULTY', state: 'REFUSED' });
  expect(await young()).toMatchObject({ text: '봉지가 터졌어요', decision: '확인했어요' });
  expect(await open()).toMatchObject({ text: '봉지가 터졌어요' });
});

it('consents go half a year after their owner left, and never while they are here', async () => {
  const { ctx, gone, kept } = edgeOf('consents');
  const consented = async (erasedAt: Date | null) => {
    const { id } = await givenUser();
    await db()
      .insert(consents)
      .values({
        ...{
          id: newId('con'),
          userId: id,
          kind: 'TERMS',
          granted: true,
          version: 'v',
          channel: 'WEB_SIGNUP',
          at: new Date(0),
        },
      });
    if (erasedAt) await db().update(users).set({ erasedAt }).where(eq(users.id, id));
    return async () => (await db().select().from(consents).where(eq(consents.userId, id))).length;
  };
  const [old, young, here] = [await consented(gone), await consented(kept), await consented(null)];
  await enforceRetention(ctx);
  expect([await old(), await young(), await here()]).toEqual([0, 1, 1]);
});

describe('guests', () => {
  const seen = async (at: Date) => {
    const guest = await givenGuest();
    await db().update(guests).set({ seenAt: at }).where(eq(guests.id, guest.id));
    return {
      ...guest,
      isThere: async () => (await db().select().from(guests).where(eq(guests.id, guest.id))).length === 1,
    };
  };

  it('without an order go a year after their last visit; with one they stay', async () => {
    const { ctx, gone, kept } = edgeOf('guests');
    const [old, young, buyer] = [await seen(gone), await seen(kept), await seen(gone)];
    const { variantId } = await givenVariant();
    await givenOrder(buyer.ctx, [{ variantId, quantity: 1 }]);
    await enforceRetention(ctx);
    expect([await old.isThere(), await young.isThere(), await buyer.isThere()]).toEqual([false, true, true]);
  });

  it('are seen when they come, and that is noted once a day', async () => {
    const guest = await seen(new Date(0));
    const seenAt = async () => (await db().select().from(guests).where(eq(guests.id, guest.id)))[0]!.seenAt;
    await findGuestByCookie(anyCtx(), guest.cookie);
    const noted = await seenAt();
    expect(noted.getTime()).toBeGreaterThan(0);
    await findGuestByCookie(anyCtx(), guest.cookie);
    expect(await seenAt()).toEqual(noted);
  });
});

it('logins go with their end, codes a day after theirs', async () => {
  const edge = edgeOf('sessions');
  const { id } = await givenUser();
  const login = (sid: string, expiresAt: Date) => ({ sid: `${sid}-${id}`, userId: id, currentHash: sid, expiresAt });
  await db()
    .insert(sessions)
    .values([login('old', edge.gone), login('young', edge.kept)]);
  await enforceRetention(edge.ctx);
  expect((await db().select().from(sessions).where(eq(sessions.userId, id))).map((one) => one.currentHash)).toEqual([
    'young',
  ]);

  const { ctx, gone, kept } = edgeOf('codes');
  const code = (name: string, expiresAt: Date) => ({
    ...{
      tokenHash: `${name}-${id}`,
      purpose: 'SIGN_UP' as const,
      email: 'a@example.com',
      userId: id,
      mail: 'CODE' as const,
      locale: 'ko' as const,
      expiresAt,
    },
  });
  await db()
    .insert(emailCodes)
    .values([code('old', gone), code('young', kept)]);
  await enforceRetention(ctx);
  expect(
    (await db().select().from(emailCodes).where(eq(emailCodes.userId, id))).map((one) => one.tokenHash.split('-')[0]),
  ).toEqual(['young']);
});

it('effects go ninety days after delivery, alarms after they were resolved, webhooks after they were worked off', async () => {
  const { ctx, gone, kept } = edgeOf('outbox');
  const name = crypto.randomUUID();
  const effect = (which: string, deliveredAt: Date | null) => ({
    ...{
      topic: 'page-tags' as const,
      payload: { topic: 'page-tags' as const, tags: [] },
      dedupeKey: `${which}-${name}`,
      deliveredAt,
    },
  });
  await db()
    .insert(outbox)
    .values([effect('old', gone), effect('young', kept), effect('open', null)]);
  const alarm = (which: string, resolvedAt: Date | null) => ({
    ...{
      kind: 'OUTBOX_STUCK' as const,
      subject: `${which}-${name}`,
      details: {},
      resolvedAt,
      firstAt: gone,
      lastAt: gone,
    },
  });
  await db()
    .insert(alarms)
    .values([alarm('old', gone), alarm('young', kept), alarm('open', null)]);
  const webhook = (which: string, processedAt: Date | null) => ({
    ...{ provider: 'toss', transmissionId: `${which}-${name}`, body: {}, processedAt },
  });
  await db()
    .insert(webhookInbox)
    .values([webhook('old', gone), webhook('young', kept), webhook('open', null)]);
  await enforceRetention(ctx);
  const left = await db().execute<{ name: string }>(sql`
    SELECT dedupe_key AS name FROM outbox WHERE dedupe_key LIKE ${`%${name}`}
    UNION ALL SELECT subject FROM alarms WHERE subject LIKE ${`%${name}`}
    UNION ALL SELECT transmission_id FROM webhook_inbox WHERE transmission_id LIKE ${`%${name}`}`);
  expect(left.map((one) => one.name.split('-')[0]).toSorted()).toEqual([
    ...['open', 'open', 'open'],
    ...['young', 'young', 'young'],
  ]);
});

it('more than a batch is done away with in one run', async () => {
  const { ctx, gone } = edgeOf('outbox');
  await db().execute(sql`
    INSERT INTO outbox (topic, dedupe_key, payload, delivered_at)
    SELECT 'page-tags', 'many-' || n, '{"topic":"page-tags","tags":[]}', ${gone.toISOString()}::timestamptz
    FROM generate_series(1, 1201) n`);
  await enforceRetention(ctx);
  expect(await db().execute(sql`SELECT id FROM outbox WHERE dedupe_key LIKE 'many-%'`)).toEqual([]);
});
