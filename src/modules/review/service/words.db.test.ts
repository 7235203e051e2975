import { beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { countQueries } from '~/server/query-count';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenVariant } from '~/testing/factories/order';
import { givenReview } from '~/testing/factories/review';
import { reviews } from '../tables';
import { hideReview, showReview } from './desk';
import { removeReview } from './write-review';
import { buyersWords } from './words';

const helpfulAs = (id: `rev_${string}`, helpfulCount: number) =>
  testDb().update(reviews).set({ helpfulCount }).where(eq(reviews.id, id));

const staff = async () => {
  const { userId } = await givenCustomer('ADMIN');
  return { ...anyCtx(), user: { id: userId, sid: 'in-a-test' } };
};

describe('what buyers say on the home page', () => {
  let most: Awaited<ReturnType<typeof givenReview>>;

  beforeAll(async () => {
    const product = await givenVariant({ stock: 40 });
    most = await givenReview(product, 2);
    const second = await givenReview(product);
    await helpfulAs(most.reviewId, 90_000);
    await helpfulAs(second.reviewId, 89_999);
    for (const helpful of [50_000, 40_000, 30_000]) await helpfulAs((await givenReview()).reviewId, helpful);
  });

  it('is one review of a product, the most helpful first whatever its rating, in one statement', async () => {
    const { result, queries } = await countQueries(() => buyersWords(anyCtx()));
    expect(queries).toHaveLength(1);
    expect(result).toHaveLength(3);
    expect(result[0]).toMatchObject({ id: most.reviewId, ratingHalves: 2 });
    expect(result[0]?.author).toContain('*');
    expect(new Set(result.map(({ slug }) => slug)).size).toBe(3);
  });

  it('goes with a review that is hidden or taken away, and comes back with it', async () => {
    const ctx = await staff();
    const shown = async () => (await buyersWords(anyCtx())).map(({ id }) => id);
    await hideReview(ctx, { reviewId: most.reviewId, reason: 'ADVERTISING' });
    expect(await shown()).not.toContain(most.reviewId);
    await showReview(ctx, { reviewId: most.reviewId });
    expect(await shown()).toContain(most.reviewId);
    await removeReview(most.ctx, most.reviewId);
    expect(await shown()).not.toContain(most.reviewId);
  });

  it('leaves out what is too short to be worth reading', async () => {
    const brief = await givenReview();
    await helpfulAs(brief.reviewId, 99_999);
    await testDb().update(reviews).set({ text: '맛있어요' }).where(eq(reviews.id, brief.reviewId));
    expect((await buyersWords(anyCtx())).map(({ id }) => id)).not.toContain(brief.reviewId);
  });
});
