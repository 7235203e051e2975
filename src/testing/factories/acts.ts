import { and, eq, sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { synonymRow } from '~/modules/catalog/queries/synonyms';
import { searchSynonyms } from '~/modules/catalog/tables';
import { acceptClaim } from '~/modules/claim/service/decide-claim';
import { inspectClaim, markPickedUp } from '~/modules/claim/service/inspect-claim';
import { reship } from '~/modules/claim/service/reship';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { alarms } from '~/modules/notification/tables';
import { hideQuestion } from '~/modules/question/service/desk';
import { hideReview } from '~/modules/review/service/desk';
import { report } from '~/modules/review/service/react';
import { testDb } from '../db';
import type { TestToss } from '../toss';
import { ask, givenPaidOrder, PARCEL } from './claim';
import { givenProduct } from './catalog';
import { textsFor } from './edit';
import { givenQuestion } from './question';
import { givenBought, givenReview } from './review';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from './order';
import { givenPaid, givenWindow, timeIsUp } from './payment';
import { askRefund, givenLostDeposit, REFUND_ACCOUNT, refundForm, refundsOf } from './refund';
import { givenSecondStep } from './second-step';

const STAFF: Id<'usr'> = 'usr_00000000000000000000';

/** Words that staff type about people: none of them may be kept with an act. */
export const TYPED = '전화로 김예시 님과 이야기했어요';

const lastRefund = async (orderId: Id<'ord'>): Promise<Id<'ref'>> => {
  const refund = (await refundsOf(orderId)).at(-1);
  if (!refund) throw new Error('no refund');
  return refund.id;
};

async function parcelAt(toss: TestToss, until: 'PREPARING' | 'SHIPPED'): Promise<Id<'ord'>> {
  return (await givenPaidOrder(toss, [{ quantity: 1 }], { until })).orderId;
}

async function requested(toss: TestToss, kind: 'RETURN' | 'EXCHANGE' = 'RETURN') {
  const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const { id } = await ask(given, kind, 'FAULTY', [1]);
  return { ...given, claimId: id };
}

async function accepted(toss: TestToss, kind?: 'EXCHANGE') {
  const given = await requested(toss, kind);
  await acceptClaim(anyCtx(), { claimId: given.claimId, text: '' }, STAFF);
  return given;
}

async function arrived(toss: TestToss, kind?: 'EXCHANGE') {
  const given = await accepted(toss, kind);
  await markPickedUp(anyCtx(), { claimId: given.claimId, ...PARCEL }, STAFF);
  return given;
}

async function inspected(toss: TestToss) {
  const given = await arrived(toss, 'EXCHANGE');
  const lines = given.lineIds.map((lineId) => ({ lineId, good: 1 }));
  await inspectClaim(anyCtx(), { claimId: given.claimId, lines, feeWaived: false }, STAFF);
  return given;
}

/** A refund the provider refused once: it is open, and nobody is calling. */
async function stuck(toss: TestToss): Promise<Id<'ref'>> {
  const paid = await givenPaid(toss, { quantity: 2, stock: 5 });
  await toss.fault({ cancel: 'refuse', code: 'PROVIDER_ERROR', paymentKey: paid.paymentKey, times: 1 });
  await askRefund(paid.orderId, { units: 1 });
  return lastRefund(paid.orderId);
}

async function hiddenReview(): Promise<Id<'rev'>> {
  const { ctx, reviewId } = await givenReview();
  await hideReview(ctx, { reviewId, reason: 'ABUSE' });
  return reviewId;
}

async function reportedReview(): Promise<Id<'rev'>> {
  const { reviewId } = await givenReview();
  const { ctx } = await givenBought();
  await report(ctx, reviewId, 'ABUSE');
  return reviewId;
}

const nothing = async (): Promise<undefined> => undefined;

/** For each act of staff: what there must be before it, and the input that makes it happen. */
export const GIVEN_ACTS: Record<string, (toss: TestToss) => Promise<unknown>> = {
  'admin.orders.list': async () => ({ desk: 'PAID' }),
  'admin.orders.find': async () => ({ query: TYPED }),
  'admin.orders.byId': async (toss) => ({ orderId: (await givenPaid(toss)).orderId }),
  'admin.orders.markPreparing': async (toss) => ({ orderId: (await givenPaid(toss)).orderId }),
  'admin.orders.markShipped': async (toss) => ({ orderId: await parcelAt(toss, 'PREPARING'), ...PARCEL }),
  'admin.orders.markDelivered': async (toss) => ({ orderId: await parcelAt(toss, 'SHIPPED') }),
  'admin.claims.list': async () => ({ state: 'REQUESTED' }),
  'admin.claims.byId': async (toss) => ({ claimId: (await requested(toss)).claimId }),
  'admin.claims.ofOrder': async (toss) => ({ orderId: (await requested(toss)).orderId }),
  'admin.claims.accept': async (toss) => ({ claimId: (await requested(toss)).claimId, text: TYPED }),
  'admin.claims.refuse': async (toss) => ({ claimId: (await requested(toss)).claimId, text: TYPED }),
  'admin.claims.markPickedUp': async (toss) => ({ claimId: (await accepted(toss)).claimId, ...PARCEL }),
  'admin.claims.inspect': async (toss) => {
    const { claimId, lineIds } = await arrived(toss);
    return { claimId, lines: lineIds.map((lineId) => ({ lineId, good: 1 })) };
  },
  'admin.claims.refund': async (toss) => ({ claimId: (await inspected(toss)).claimId, manualReference: TYPED }),
  'admin.claims.reship': async (toss) => ({ claimId: (await inspected(toss)).claimId, ...PARCEL }),
  'admin.claims.markReshipDelivered': async (toss) => {
    const { claimId } = await inspected(toss);
    await reship(anyCtx(), { claimId, ...PARCEL }, STAFF);
    return { claimId };
  },
  'admin.products.changePrice': async () => {
    const { variantId } = await givenVariant({ price: 3000 });
    return { variantId, price: 2900, listPrice: null, seen: { price: 3000, listPrice: null } };
  },
  'admin.products.changeStatus': async () => {
    const { productId } = await givenVariant();
    return { productId, status: 'HIDDEN', seen: 'ACTIVE' };
  },
  'admin.products.saveTexts': async () => textsFor((await givenProduct()).id),
  'admin.products.savePictures': async () => ({
    productId: (await givenProduct()).id,
    seen: 0,
    pictures: [{ path: '/products/a/pack.webp', altKo: TYPED, altEn: TYPED }],
  }),
  'admin.search.addSynonym': async () => ({ word: '달걀', other: '계란' }),
  'admin.search.removeSynonym': async () => {
    const id = newId('syn');
    await testDb()
      .insert(searchSynonyms)
      .values({ id, ...synonymRow('새우', '쉬림프') });
    return { synonymId: id };
  },
  'admin.reviews.answer': async () => ({ reviewId: (await givenReview()).reviewId, text: TYPED }),
  'admin.reviews.hide': async () => ({ reviewId: (await givenReview()).reviewId, reason: 'ABUSE' }),
  'admin.reviews.show': async () => ({ reviewId: await hiddenReview() }),
  'admin.reviews.settleReports': async () => ({ reviewId: await reportedReview() }),
  'admin.questions.answer': async () => ({ questionId: (await givenQuestion()).questionId, text: TYPED }),
  'admin.questions.hide': async () => ({ questionId: (await givenQuestion()).questionId }),
  'admin.questions.show': async () => {
    const { ctx, questionId } = await givenQuestion();
    await hideQuestion(ctx, { questionId });
    return { questionId };
  },
  'admin.stock.correct': async () => {
    const { variantId } = await givenVariant();
    return { variantId, delta: 2, reason: 'OTHER', note: TYPED };
  },
  'admin.stock.releaseExpired': async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant();
    await timeIsUp((await givenOrder(ctx, [{ variantId, quantity: 1 }])).id);
  },
  'admin.stock.holds': async () => ({}),
  'admin.payments.ofOrder': async (toss) => ({ orderId: (await givenPaid(toss)).orderId }),
  'admin.payments.cancelOrder': async (toss) => ({ orderId: (await givenPaid(toss)).orderId, reason: 'OTHER' }),
  'admin.payments.refund': async (toss) => {
    const { orderId } = await givenPaid(toss, { quantity: 2 });
    return refundForm(orderId, { units: 1, note: TYPED });
  },
  'admin.payments.retryRefund': async (toss) => ({ refundId: await stuck(toss) }),
  'admin.payments.giveUpRefund': async (toss) => ({
    refundId: await stuck(toss),
    reason: 'PAY_BY_HAND',
    note: TYPED,
  }),
  'admin.payments.giveLostBack': async (toss) => ({
    refundId: (await givenLostDeposit(toss)).refund.id,
    refundAccount: REFUND_ACCOUNT,
  }),
  'admin.books.look': nothing,
  'admin.books.repair': async () => {
    const { variantId } = await givenVariant();
    await testDb().execute(sql`UPDATE variant_stock SET stock = stock + 3 WHERE variant_id = ${variantId}`);
    return { check: 'ledger', what: 'stock', subject: variantId };
  },
  'admin.books.nudge': async (toss) => ({ nudge: 'REFUND_NOW', subject: await stuck(toss) }),
  'admin.books.resolveAlarm': async () => {
    const subject = (await givenWindow()).orderId;
    await raiseAlarm(anyCtx(), 'PAYMENT_WITHOUT_ORDER', subject);
    const rows = await testDb()
      .select({ id: alarms.id })
      .from(alarms)
      .where(and(eq(alarms.kind, 'PAYMENT_WITHOUT_ORDER'), eq(alarms.subject, subject)));
    return { alarmId: rows[0]?.id, note: TYPED };
  },
  'admin.members.search': async () => {
    await givenCustomer();
    return { query: '김예시' };
  },
  'admin.members.newest': nothing,
  'admin.members.byId': async () => ({ userId: (await givenCustomer()).userId }),
  'admin.members.orders': async () => ({ userId: (await givenCustomer()).userId }),
  'admin.members.logOut': async () => ({ userId: (await givenCustomer()).userId }),
  'admin.members.dropSecondStep': async () => {
    const { userId } = await givenCustomer();
    await givenSecondStep(userId);
    return { userId };
  },
  'admin.members.changeRole': async () => {
    const { userId } = await givenCustomer();
    return { userId, role: 'STAFF', areas: ['orders'], seen: { role: 'CUSTOMER', areas: [] } };
  },
};
