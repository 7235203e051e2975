import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { addDays } from '~/lib/time';
import type { Staff } from '~/modules/account/rules';
import { addAddress } from '~/modules/account/service/addresses';
import { changeConsents } from '~/modules/account/service/consents';
import { getAccount } from '~/modules/account/service/me';
import { sessionsOf } from '~/modules/account/service/sessions';
import { addresses, consents, emailCodes, identities, sessions, staffAreas, users } from '~/modules/account/tables';
import { addToCart } from '~/modules/cart/service/add';
import { carts } from '~/modules/cart/tables';
import { outbox } from '~/modules/notification/tables';
import { findOrders } from '~/modules/order/service/desk';
import { getOrderForAdmin } from '~/modules/order/service/read';
import { fulfilments, orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import { askQuestion } from '~/modules/question/service/ask';
import { questions } from '~/modules/question/tables';
import { report, vote } from '~/modules/review/service/react';
import { saveReview } from '~/modules/review/service/write-review';
import { reviewPhotos, reviewReports, reviews, reviewVotes } from '~/modules/review/tables';
import { setWished } from '~/modules/wish/service/wish';
import { wishes } from '~/modules/wish/tables';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { givenBought, givenPhoto, givenReview, WORDS } from '~/testing/factories/review';
import { timeIsUp } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { beforeLeaving, leave } from './leave';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => toss.sandbox.stop());

type Signed = { readonly user: { readonly id: Id<'usr'>; readonly sid: string } };
const edge = ({ user }: Signed) => ({ ...edgeCtx(), user });

async function givenPerson() {
  const { ctx, userId } = await givenCustomer();
  return { ctx: edge({ user: ctx.user! }), userId };
}
const userRow = async (id: Id<'usr'>) => (await testDb().select().from(users).where(eq(users.id, id)))[0];

describe('leaving', () => {
  it('takes everything of a person out of the shop, and ends all their logins', async () => {
    const { ctx, userId } = await givenPerson();
    const db = testDb();
    await db
      .update(users)
      .set({
        phone: '01012345678',
        passwordHash: 'hash',
        emailVerifiedAt: new Date(),
        role: 'STAFF',
        mutedMails: ['review'],
      })
      .where(eq(users.id, userId));
    await addAddress(ctx, {
      ...{ label: '', name: '김예시', phone: '01012345678', postalCode: '04524', address1: '예시로', address2: '' },
      ...{ deliveryRequest: 'DOOR', deliveryNote: '', isDefault: true },
    });
    await db.insert(identities).values({ provider: 'naver', subject: userId, userId, sealedToken: `sealed ${userId}` });
    await db.insert(staffAreas).values({ userId, area: 'orders' });
    await db.insert(emailCodes).values({
      ...{
        tokenHash: userId,
        purpose: 'RESET',
        email: 'a@example.com',
        userId,
        mail: 'CODE',
        locale: 'ko',
        expiresAt: new Date(),
      },
    });
    const { variantId, productId } = await givenVariant();
    await addToCart(ctx, { variantId, quantity: 1 });
    await setWished(ctx, { productId, wished: true });
    const other = await sessionsOf(ctx).start({ userId, device: 'phone' });

    await leave(ctx);
    const asked = await db.select({ payload: outbox.payload }).from(outbox);
    expect(asked.map(({ payload }) => payload)).toContainEqual({
      topic: 'revoke-naver',
      sealedToken: `sealed ${userId}`,
    });
    expect(await userRow(userId)).toMatchObject({
      ...{ id: userId, name: '', email: null, emailVerifiedAt: null, phone: null, passwordHash: null },
      ...{ role: 'CUSTOMER', mutedMails: [], erasedAt: ctx.now },
    });
    for (const table of [addresses, identities, staffAreas, emailCodes, carts, wishes, sessions])
      expect(await db.select().from(table).where(eq(table.userId, userId))).toEqual([]);
    expect(await sessionsOf(ctx).rotate(other.cookie)).toBeNull();
    expect(await sessionsOf(ctx).list(userId)).toEqual([]);
    const [effect] = await db
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `end-sessions:${userId}`));
    expect(effect?.payload).toEqual({ topic: 'end-sessions', userId });
    const cookies = ctx.resHeaders.getSetCookie().join('\n');
    expect(cookies).toMatch(/session-token=;[^\n]*Max-Age=0/);
    expect(cookies).toMatch(/shop\.rt=;[^\n]*Max-Age=0/);
    expect(cookies).toMatch(/shop\.guest=;[^\n]*Max-Age=0/);
    await expect(getAccount(ctx)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('happens once, also when it is asked for twice at once', async () => {
    const { ctx, userId } = await givenPerson();
    const tries = await Promise.allSettled([leave(ctx), leave(edge(ctx)), leave(edge(ctx))]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await userRow(userId))?.erasedAt).toEqual(ctx.now);
  });

  it('leaves an admin in the shop, however many leave at once', async () => {
    await testDb().update(users).set({ role: 'CUSTOMER' }).where(eq(users.role, 'ADMIN'));
    const admins = [await givenCustomer('ADMIN'), await givenCustomer('ADMIN'), await givenCustomer('ADMIN')];
    const tries = await Promise.allSettled(admins.map(({ ctx }) => leave(edge({ user: ctx.user! }))));
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toMatchObject([{ code: 'LAST_ADMIN' }]);
    expect(await testDb().$count(users, eq(users.role, 'ADMIN'))).toBe(1);
  });

  it('frees the address: it can join again', async () => {
    const { ctx, userId } = await givenPerson();
    const email = `${userId.toLowerCase()}@example.com`;
    await testDb().update(users).set({ email, emailVerifiedAt: new Date() }).where(eq(users.id, userId));
    await leave(ctx);
    const again = newId('usr');
    await testDb()
      .insert(users)
      .values({ id: again, email, emailVerifiedAt: new Date(), name: '김예시', locale: 'ko' });
    expect((await userRow(again))?.email).toBe(email);
  });

  it('keeps of the consents what the law asks for: the last word on each, and the last half year', async () => {
    const { ctx, userId } = await givenPerson();
    const row = (kind: 'AD_SMS' | 'TERMS', granted: boolean, at: Date) => ({
      ...{ id: newId('con'), userId, kind, granted, at, version: 'v', channel: 'ACCOUNT' as const },
    });
    await testDb()
      .insert(consents)
      .values([
        row('TERMS', true, addDays(ctx.now, -900)),
        row('AD_SMS', true, addDays(ctx.now, -800)),
        row('AD_SMS', false, addDays(ctx.now, -700)),
        row('AD_SMS', true, addDays(ctx.now, -100)),
        row('AD_SMS', false, addDays(ctx.now, -10)),
      ]);
    await leave(ctx);
    const left = await testDb().select().from(consents).where(eq(consents.userId, userId)).orderBy(consents.at);
    expect(left.map(({ kind, granted }) => `${kind} ${granted}`)).toEqual([
      'TERMS true',
      'AD_SMS true',
      'AD_SMS false',
    ]);
    await expect(changeConsents(ctx, { MARKETING_PRIVACY: true, AD_SMS: true, AD_EMAIL: true })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('and ordering at once leave no order of somebody who is gone', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { ctx, userId } = await givenPerson();
      const { variantId } = await givenVariant();
      const [left, ordered] = await Promise.allSettled([leave(ctx), givenOrder(ctx, [{ variantId, quantity: 1 }])]);
      expect([left.status, ordered.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      const placed = await testDb().select().from(orders).where(eq(orders.userId, userId));
      expect(placed).toHaveLength(left.status === 'fulfilled' ? 0 : 1);
      expect((await userRow(userId))?.erasedAt === null).toBe(left.status === 'rejected');
    }
  });
});

describe('what somebody says while they leave', () => {
  it('is gone with them where they want their words gone, however much is sent at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { ctx, userId } = await givenPerson();
      const { slug, variantId } = await givenVariant();
      const ask = () => askQuestion(ctx, { slug, text: '유통기한이 언제까지예요?', secret: false });
      const put = () => addToCart(ctx, { variantId, quantity: 1 });
      const eight = Array.from({ length: 8 }, () => [ask(), put()]).flat();
      const [left] = await Promise.allSettled([leave(ctx, { removeWords: true }), ...eight]);
      expect(left.status).toBe('fulfilled');
      for (const table of [questions, carts]) expect(await testDb().$count(table, eq(table.userId, userId))).toBe(0);
    }
  });

  it('is refused once they are gone: questions, reviews, votes, reports and photos', async () => {
    const { slug } = await givenVariant();
    const [own, other] = [await givenBought(), await givenReview()];
    await testDb().update(orders).set({ state: 'REFUNDED' }).where(eq(orders.id, own.orderId));
    await testDb().update(users).set({ erasedAt: new Date() }).where(eq(users.id, own.userId));
    const { ctx, lineId } = own;
    for (const attempt of [
      () => askQuestion(ctx, { slug, text: '유통기한이 언제까지예요?', secret: true }),
      () => saveReview(ctx, { lineId, ratingHalves: 9, text: WORDS, photoIds: [] }),
      () => vote(ctx, other.reviewId, true),
      () => report(ctx, other.reviewId, 'ABUSE'),
      () => givenPhoto(ctx),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const table of [questions, reviews, reviewVotes, reviewReports, reviewPhotos])
      expect(await testDb().$count(table, eq(table.userId, own.userId))).toBe(0);
  });

  it('is no photo, however late its bytes were in; what was kept before goes with its files', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { ctx, userId } = await givenPerson();
      const before = await givenPhoto(ctx);
      const [left, late] = await Promise.allSettled([leave(ctx), givenPhoto(ctx)]);
      expect([left.status, await testDb().$count(reviewPhotos, eq(reviewPhotos.userId, userId))]).toEqual([
        'fulfilled',
        0,
      ]);
      const payloads = JSON.stringify(await testDb().select({ payload: outbox.payload }).from(outbox));
      for (const id of [before, ...(late.status === 'fulfilled' ? [late.value] : [])]) expect(payloads).toContain(id);
    }
  });
});

describe('whoever has orders under way', () => {
  const refused = async (ctx: Signed, count = 1) => {
    expect(await beforeLeaving(edge(ctx))).toEqual({ underWay: count, isProven: false });
    await expect(leave(edge(ctx))).rejects.toMatchObject({ code: 'ORDERS_UNDER_WAY', details: { count } });
    expect((await userRow(ctx.user.id))?.erasedAt).toBeNull();
  };

  it.each(['PREPARING', 'SHIPPED', 'DELIVERED'] as const)('stays while one is %s', async (until) => {
    const { ctx } = await givenPaidOrder(toss, [{ quantity: 1 }], { until });
    await refused({ user: ctx.user! });
  });

  it('stays while one waits to be paid, and may go once its time is over', async () => {
    const { ctx } = await givenPerson();
    const { variantId } = await givenVariant();
    const { id } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    await refused(ctx);
    for (const state of ['CONFIRMING', 'AWAITING_DEPOSIT'] as const) {
      await testDb().update(orders).set({ state }).where(eq(orders.id, id));
      await refused(ctx);
    }
    await testDb().update(orders).set({ state: 'PENDING' }).where(eq(orders.id, id));
    await timeIsUp(id);
    await leave(ctx);
  });

  it('stays while a request about a completed one is open, or money of an ended one is on its way back', async () => {
    const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'COMPLETED' });
    const ctx = { user: given.ctx.user! };
    await ask(given, 'RETURN', 'FAULTY', [1]);
    await refused(ctx);
    const second = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'COMPLETED' });
    const [attempt] = await testDb().execute<{ id: Id<'pay'> }>(
      sql`SELECT id FROM payment_attempts WHERE order_id = ${second.orderId}`,
    );
    await testDb()
      .insert(refunds)
      .values({
        ...{ id: newId('ref'), paymentId: attempt!.id, orderId: second.orderId, amount: 1, freeAmount: 1 },
        ...{ reason: 'OTHER', idempotencyKey: newId('ref'), actor: 'test', state: 'WAITING' },
      });
    await refused({ user: second.ctx.user! });
  });

  it('may go where all is done, and nobody of the staff reads their name in a list then', async () => {
    const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'COMPLETED' });
    const { orderId } = given;
    expect(await beforeLeaving(edge({ user: given.ctx.user! }))).toEqual({ underWay: 0, isProven: false });
    await leave(edge({ user: given.ctx.user! }));
    const [order] = await testDb().select().from(orders).where(eq(orders.id, orderId));
    // Kept whole, for the law.
    expect(order).toMatchObject({ recipientName: '김예시', erasedAt: null });
    expect(order?.restrictedAt).toBeInstanceOf(Date);
    const desk = (staff: Staff) => findOrders({ ...anyCtx(), staff }, { query: order!.number, page: 1 });
    expect((await desk({ role: 'ADMIN', areas: [] })).items).toMatchObject([{ id: orderId, recipientName: '' }]);
    expect((await getOrderForAdmin(anyCtx(), orderId)).order.recipientName).toBe('김예시');
    expect((await desk({ role: 'STAFF', areas: ['orders'] })).items).toEqual([]);
  });

  it('may go where nothing of a delivered one was kept', async () => {
    const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
    await testDb().execute(sql`UPDATE order_lines SET canceled_quantity = quantity WHERE order_id = ${given.orderId}`);
    await testDb().update(orders).set({ state: 'PARTIALLY_REFUNDED' }).where(eq(orders.id, given.orderId));
    await leave(edge({ user: given.ctx.user! }));
    const [parcel] = await testDb()
      .select()
      .from(fulfilments)
      .where(and(eq(fulfilments.orderId, given.orderId), inArray(fulfilments.state, ['DELIVERED'])));
    expect(parcel).toBeDefined();
  });
});
