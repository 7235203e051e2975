import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { addAddress } from '~/modules/account/service/addresses';
import { changeConsents } from '~/modules/account/service/consents';
import { emailCodes, identities, staffAreas, users } from '~/modules/account/tables';
import { addToCart } from '~/modules/cart/service/add';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { ask, givenClaimPhoto, givenPaidOrder } from '~/testing/factories/claim';
import { anyCtx, givenCustomer, givenVariant } from '~/testing/factories/order';
import { givenPhoto, givenReview, WORDS } from '~/testing/factories/review';
import { LABEL_DAY } from '~/modules/nutrition/rules/day-target';
import { keepDayTarget } from '~/modules/nutrition/service/day-target';
import { askQuestion } from '~/modules/question/service/ask';
import { ASKED } from '~/testing/factories/question';
import { askRestock } from '~/modules/restock/service/ask';
import { report, vote } from '~/modules/review/service/react';
import { saveReview } from '~/modules/review/service/write-review';
import { refundForm } from '~/testing/factories/refund';
import { refundOrder } from '~/modules/payment/service/refund-order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { setWished } from '~/modules/wish/service/wish';
import { EXPORTED, LEFT_OUT } from '../rules';
import { exportMe } from './export-me';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => toss.sandbox.stop());

/** Somebody of whom the shop knows everything it can know. */
async function givenFullPerson() {
  const given = await givenPaidOrder(toss, [{ quantity: 3 }], { until: 'DELIVERED' });
  const { userId, orderId } = given;
  const ctx = { ...edgeCtx(), ...given.ctx, user: given.ctx.user! };
  const db = testDb();
  await db
    .update(users)
    .set({ phone: '01012345678', passwordHash: 'the-hash-of-a-password', mutedMails: ['review'] })
    .where(eq(users.id, userId));
  await addAddress(ctx, {
    ...{ label: '집', name: '김예시', phone: '01012345678', postalCode: '04524', address1: '예시로 110', address2: '' },
    ...{ deliveryRequest: 'DOOR', deliveryNote: '', isDefault: true },
  });
  await changeConsents(ctx, { MARKETING_PRIVACY: true, AD_EMAIL: true, AD_SMS: false });
  await db.insert(identities).values({ provider: 'naver', subject: userId, userId, sealedToken: 'a-sealed-token' });
  await db.insert(staffAreas).values({ userId, area: 'orders' });
  await db.insert(emailCodes).values({
    ...{
      tokenHash: `hash-of-token-${userId}`,
      purpose: 'RESET',
      email: 'a@example.com',
      userId,
      mail: 'CODE',
      locale: 'ko',
    },
    expiresAt: sql`now()`,
  });
  const { variantId, productId } = await givenVariant();
  await addToCart(ctx, { variantId, quantity: 2 });
  await setWished(ctx, { productId, wished: true });
  await keepDayTarget(ctx, { agreed: true, target: LABEL_DAY });
  await refundOrder(anyCtx(), await refundForm(orderId, { units: 1 }), newId('usr'));
  const [line] = given.lineIds;
  if (!line) throw new Error('no line');
  await saveReview(ctx, { lineId: line, ratingHalves: 9, text: WORDS, photoIds: [await givenPhoto(ctx)] });
  const { reviewId } = await givenReview();
  await vote(ctx, reviewId, true);
  await askQuestion(ctx, { slug: (await givenVariant()).slug, text: ASKED, secret: true });
  await askRestock(ctx, await givenVariant({ stock: 0 }));
  await report(ctx, reviewId, 'UNRELATED');
  await givenClaimPhoto(ctx, orderId);
  await ask(given, 'RETURN', 'CHANGED_MIND', [1]);
  return { ...given, ctx };
}

const valueOf = (one: unknown, key: string): unknown =>
  typeof one === 'object' && one !== null ? Object.entries(one).find(([name]) => name === key)?.[1] : undefined;
const at = (root: unknown, path: string): unknown[] =>
  path.split('.').reduce<unknown[]>((found, key) => found.flatMap((one) => [valueOf(one, key)].flat()), [root]);

describe('what somebody is given of their data', () => {
  it('covers every table that points at a person or an order, or says why not', async () => {
    const rows = await testDb().execute<{ table: string }>(sql`
      SELECT DISTINCT c.table_name AS table FROM information_schema.columns c
      WHERE c.table_schema = 'public' AND (c.column_name ~ '(^|_)(user|order|cart|claim|refund|payment|line)_id$'
        OR c.column_name IN ('actor_id', 'holder', 'payment_key', 'transmission_id', 'email', 'phone'))`);
    const referring = await testDb().execute<{ table: string }>(sql`
      SELECT DISTINCT conrelid::regclass::text AS table FROM pg_constraint
      WHERE contype = 'f' AND confrelid IN ('users'::regclass, 'orders'::regclass, 'order_lines'::regclass,
        'payment_attempts'::regclass, 'refunds'::regclass, 'claims'::regclass, 'carts'::regclass)`);
    const known = new Set([...Object.keys(EXPORTED), ...Object.keys(LEFT_OUT)]);
    const tables = [...new Set([...rows, ...referring].map(({ table }) => table))];
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter((table) => !known.has(table)).toSorted()).toEqual([]);
    // And nothing stands in the lists that is no table any more, or in both.
    const all = await testDb().execute<{ table: string }>(
      sql`SELECT table_name AS table FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const name of known) expect(all.map(({ table }) => table)).toContain(name);
    expect(Object.keys(EXPORTED).filter((name) => name in LEFT_OUT)).toEqual([]);
  });

  it('has something in every place, for somebody of whom everything is known', async () => {
    const { ctx } = await givenFullPerson();
    const data = await exportMe(ctx);
    for (const [table, path] of Object.entries(EXPORTED)) {
      const found = at(data, path).filter((one) => one !== undefined && one !== null);
      expect(found.length, `${table} at ${path}`).toBeGreaterThan(0);
    }
    expect(data.profile).toMatchObject({
      id: ctx.user.id,
      name: '김예시',
      phone: '01012345678',
      mutedMails: ['review'],
    });
    expect(data.waysIn.map(({ provider }) => provider)).toEqual(['password', 'naver']);
    const [order] = data.orders;
    expect(order).toMatchObject({ status: 'DELIVERED', recipientName: '김예시', currency: 'KRW' });
    expect(order?.lines).toMatchObject([{ nameKo: '프로틴 셰이크', quantity: 3, canceledQuantity: 1 }]);
    expect(order?.refunds).toMatchObject([{ state: 'DONE', lines: [{ nameKo: '프로틴 셰이크', quantity: 1 }] }]);
    expect(order?.requests).toMatchObject([{ kind: 'RETURN', lines: [{ nameEn: 'Protein shake', quantity: 1 }] }]);
    expect(order?.payments).toMatchObject([{ provider: 'toss', method: 'CARD' }]);
  });

  it('holds no secret: no hash, token, key or id of staff', async () => {
    const { ctx } = await givenFullPerson();
    const text = JSON.stringify(await exportMe(ctx));
    for (const secret of ['the-hash-of-a-password', 'a-sealed-token', 'hash-of-token', ctx.user.sid])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/paymentKey|idempotencyKey|requestHash|actorId|openedBy|decidedBy|secret/i);
  });

  it('is theirs alone', async () => {
    const { ctx, orderId } = await givenFullPerson();
    const other = await givenCustomer();
    const data = await exportMe({ ...other.ctx, user: other.ctx.user! });
    expect(data.orders).toEqual([]);
    const text = JSON.stringify(data);
    for (const theirs of [ctx.user.id, orderId]) expect(text).not.toContain(theirs);
    const gone: Id<'usr'> = newId('usr');
    await expect(exportMe({ ...other.ctx, user: { id: gone, sid: 'none' } })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});
