import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { products } from '~/modules/catalog/tables';
import { outbox } from '~/modules/notification/tables';
import { orderLines } from '~/modules/order/tables';
import { pageTag } from '~/server/page-cache';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenVariant } from '~/testing/factories/order';
import { givenBought, givenReview, WORDS } from '~/testing/factories/review';
import { readReviewParams } from '../input';
import { REMOVED } from '../rules';
import { reviewReports, reviews } from '../tables';
import { answerReview, hideReview, showReview } from './desk';
import { leaveReviews } from './leave';
import { listReviews } from './list-reviews';
import { myReviews, reviewableLines, reviewOfLine } from './mine';
import { myVotes, report, vote } from './react';
import { removeReview, saveReview } from './write-review';

const summed = async (productId: string) => {
  const [row] = await testDb()
    .select({ count: products.reviewCount, halves: products.ratingHalves })
    .from(products)
    .where(sql`${products.id} = ${productId}`);
  return row;
};
const shown = (slug: string, params: Record<string, string> = {}) =>
  listReviews(anyCtx(), readReviewParams(slug, params));
const rowOf = async (id: `rev_${string}`) => (await testDb().select().from(reviews).where(eq(reviews.id, id)))[0];
const someone = async () => {
  const { ctx, userId } = await givenCustomer();
  return { ...ctx, user: { id: userId, sid: ctx.user?.sid ?? '' } };
};
const staff = async () => {
  const { userId } = await givenCustomer('ADMIN');
  return { ...anyCtx(), user: { id: userId, sid: 'in-a-test' } };
};

describe('writing a review', () => {
  it('is for whoever bought it, once it has arrived, and not for what was given back', async () => {
    const delivered = await givenBought();
    const text = { ratingHalves: 9, text: WORDS, photoIds: [] };
    const { id } = await saveReview(delivered.ctx, { lineId: delivered.lineId, ...text });
    const { lineId, productId, variantId, userId } = delivered;
    expect(await rowOf(id)).toMatchObject({ lineId, productId, variantId, userId, text: WORDS, ratingHalves: 9 });
    const shipped = await givenBought(undefined, 'SHIPPED');
    await expect(saveReview(shipped.ctx, { lineId: shipped.lineId, ...text })).rejects.toMatchObject({
      code: 'NOT_REVIEWABLE',
    });
    const back = await givenBought(undefined, 'COMPLETED');
    await testDb().update(orderLines).set({ canceledQuantity: 1 }).where(eq(orderLines.id, back.lineId));
    await expect(reviewOfLine(back.ctx, back.lineId)).rejects.toMatchObject({ code: 'NOT_REVIEWABLE' });
    expect(await reviewableLines(back.ctx, [back.lineId])).toEqual([]);
  });

  it('is refused for somebody else’s line as for one that never was', async () => {
    const { lineId, reviewId } = await givenReview();
    const other = await someone();
    for (const id of [lineId, newId('lin')]) {
      await expect(saveReview(other, { lineId: id, ratingHalves: 1, text: WORDS, photoIds: [] })).rejects.toMatchObject(
        { code: 'NOT_FOUND' },
      );
      await expect(reviewOfLine(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const id of [reviewId, newId('rev')])
      await expect(removeReview(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await reviewableLines(other, [lineId])).toEqual([]);
    expect((await myReviews(other, 1)).items).toEqual([]);
    expect(await rowOf(reviewId)).toBeDefined();
  });

  it('makes one of many presses at once, and another text changes it', async () => {
    const { ctx, lineId, slug, productId } = await givenBought();
    const press = () => saveReview(ctx, { lineId, ratingHalves: 8, text: WORDS, photoIds: [] });
    const ids = (await Promise.all([press(), press(), press(), press()])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    expect((await shown(slug)).items).toMatchObject([{ text: WORDS, edited: false }]);
    await saveReview(ctx, { lineId, ratingHalves: 3, text: `${WORDS} 그런데 달아요.`, photoIds: [] });
    expect((await shown(slug)).items).toMatchObject([{ id: ids[0], ratingHalves: 3, edited: true }]);
    expect(await summed(productId)).toEqual({ count: 1, halves: 3 });
  });

  it('drops the stored pages of its product with the same transaction', async () => {
    const { slug } = await givenReview();
    const rows = await testDb()
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(sql`${outbox.dedupeKey} LIKE ${`pages:${slug}:%`}`);
    expect(rows).toEqual([{ payload: { topic: 'page-tags', tags: [pageTag.product(slug), pageTag.catalog] } }]);
  });
});

describe('what the database counts', () => {
  it('stays right while many write, change, delete and hide at once', async () => {
    const product = await givenVariant({ stock: 60 });
    const given = await Promise.all([2, 3, 4, 5, 6, 7, 8, 9, 10, 10].map((halves) => givenReview(product, halves)));
    expect(await summed(product.productId)).toEqual({ count: 10, halves: 64 });
    const admin = await staff();
    await Promise.all(
      given.map(({ ctx, lineId, reviewId }, index) =>
        index % 3 === 0
          ? removeReview(ctx, reviewId)
          : index % 3 === 1
            ? saveReview(ctx, { lineId, ratingHalves: 1, text: WORDS, photoIds: [] })
            : hideReview(admin, { reviewId, reason: 'ABUSE' }),
      ),
    );
    const [truth] = await testDb()
      .select({
        count: sql<number>`count(*)::int`,
        halves: sql<number>`coalesce(sum(${reviews.ratingHalves}), 0)::int`,
      })
      .from(reviews)
      .where(sql`${reviews.productId} = ${product.productId} AND ${reviews.hiddenAt} IS NULL`);
    expect(truth).toEqual({ count: 3, halves: 3 });
    expect(await summed(product.productId)).toEqual(truth);
  });

  it('lets no review leave its product, line or author', async () => {
    const { reviewId } = await givenReview();
    const elsewhere = await givenBought();
    for (const change of [
      { productId: elsewhere.productId },
      { lineId: elsewhere.lineId },
      { userId: elsewhere.userId },
    ])
      await expect(testDb().update(reviews).set(change).where(eq(reviews.id, reviewId))).rejects.toMatchObject({
        cause: { message: 'a review stays with its line, product and author' },
      });
  });
});

describe('votes and reports', () => {
  it('count each person once, also when they press at once, and never the author', async () => {
    const { ctx, reviewId, slug } = await givenReview();
    const [one, two] = [await someone(), await someone()];
    await Promise.all([one, one, one, two].map((who) => vote(who, reviewId, true)));
    expect((await shown(slug)).items).toMatchObject([{ helpfulCount: 2 }]);
    expect(await myVotes(one, [reviewId])).toEqual([reviewId]);
    expect(await myVotes(anyCtx(), [reviewId])).toEqual([]);
    expect(await vote(one, reviewId, false)).toEqual({ helpfulCount: 1 });
    await vote(one, reviewId, false);
    expect((await rowOf(reviewId))?.helpfulCount).toBe(1);
    await expect(vote(ctx, reviewId, true)).rejects.toMatchObject({ code: 'OWN_REVIEW' });
    await expect(report(ctx, reviewId, 'ABUSE')).rejects.toMatchObject({ code: 'OWN_REVIEW' });
    await expect(vote(one, newId('rev'), true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reach staff once for each person, and are settled by hiding or by letting it stand', async () => {
    const { reviewId } = await givenReview();
    const [one, admin] = [await someone(), await staff()];
    await report(one, reviewId, 'ABUSE');
    await report(one, reviewId, 'ADVERTISING');
    const reports = () => testDb().select().from(reviewReports).where(eq(reviewReports.reviewId, reviewId));
    expect(await reports()).toMatchObject([{ userId: one.user.id, reason: 'ADVERTISING', settledAt: null }]);
    await hideReview(admin, { reviewId, reason: 'ADVERTISING' });
    expect((await reports())[0]?.settledAt).toBeInstanceOf(Date);
  });
});

describe('what everybody sees', () => {
  it('names nobody in full, and shows what was answered', async () => {
    const { reviewId, slug } = await givenReview();
    await answerReview(await staff(), { reviewId, text: '고맙습니다.' });
    const page = await shown(slug);
    expect(page.items).toMatchObject([{ author: '김*시', answer: '고맙습니다.', ratingHalves: 9 }]);
    expect(JSON.stringify(page)).not.toContain('김예시');
    expect(JSON.stringify(page)).not.toMatch(/usr_/);
  });

  it('is filtered by stars and option, sorted, and never shows what is hidden', async () => {
    const product = await givenVariant({ stock: 60 });
    const [low, mid, high] = [
      await givenReview(product, 2),
      await givenReview(product, 9),
      await givenReview(product, 10),
    ];
    await vote(await someone(), mid.reviewId, true);
    const ids = async (params: Record<string, string>) => (await shown(product.slug, params)).items.map(({ id }) => id);
    expect(await ids({})).toEqual([mid.reviewId, high.reviewId, low.reviewId]);
    expect(await ids({ sort: 'low' })).toEqual([low.reviewId, mid.reviewId, high.reviewId]);
    expect(await ids({ sort: 'high' })).toEqual([high.reviewId, mid.reviewId, low.reviewId]);
    expect(await ids({ stars: '4' })).toEqual([mid.reviewId]);
    expect(await ids({ stars: '1' })).toEqual([low.reviewId]);
    expect(await ids({ photos: '1' })).toEqual([]);
    expect(await ids({ option: product.variantId, sort: 'new' })).toEqual([high.reviewId, mid.reviewId, low.reviewId]);
    expect(await ids({ option: newId('var') })).toEqual([]);
    const admin = await staff();
    await hideReview(admin, { reviewId: high.reviewId, reason: 'UNRELATED' });
    expect(await ids({})).toEqual([mid.reviewId, low.reviewId]);
    expect(await shown(product.slug)).toMatchObject({ rating: { count: 2, average: 2.75 }, total: 2 });
    expect((await myReviews(high.ctx, 1)).items).toMatchObject([{ hiddenReason: 'UNRELATED' }]);
    await expect(vote(await someone(), high.reviewId, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await showReview(admin, { reviewId: high.reviewId });
    expect(await ids({})).toEqual([mid.reviewId, high.reviewId, low.reviewId]);
  });

  it('does not come back by being removed and written anew once staff have hidden it', async () => {
    const { ctx, reviewId, lineId, slug, productId } = await givenReview();
    await report(await someone(), reviewId, 'ABUSE');
    await hideReview(await staff(), { reviewId, reason: 'ABUSE' });
    await removeReview(ctx, reviewId);
    expect(await rowOf(reviewId)).toMatchObject({ text: REMOVED, hiddenReason: 'ABUSE' });
    expect((await myReviews(ctx, 1)).total).toBe(0);
    expect(await reviewOfLine(ctx, lineId)).toMatchObject({ review: null });
    const again = await saveReview(ctx, { lineId, ratingHalves: 10, text: WORDS, photoIds: [] });
    expect(again.id).toBe(reviewId);
    expect((await shown(slug)).items).toEqual([]);
    expect(await summed(productId)).toEqual({ count: 0, halves: 0 });
    expect((await myReviews(ctx, 1)).items).toMatchObject([{ text: WORDS, hiddenReason: 'ABUSE' }]);
    expect(await testDb().$count(reviewReports, eq(reviewReports.reviewId, reviewId))).toBe(1);
  });

  it('loses the name of whoever leaves, and the words only if they ask for it', async () => {
    const [stays, goes] = [await givenReview(), await givenReview()];
    for (const { userId } of [stays, goes]) await testDb().update(users).set({ name: '' }).where(eq(users.id, userId));
    expect(await leaveReviews(anyCtx(), stays.userId, false)).toContain(pageTag.product(stays.slug));
    await leaveReviews(anyCtx(), goes.userId, true);
    expect((await shown(stays.slug)).items).toMatchObject([{ author: null, text: WORDS }]);
    expect(await shown(goes.slug)).toMatchObject({ items: [], rating: null });
  });
});
