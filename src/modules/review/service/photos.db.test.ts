import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { testDb } from '~/testing/db';
import { deliverDrops, isPhotoKept } from '~/testing/factories/photo-files';
import { anyCtx } from '~/testing/factories/order';
import { givenBought, givenPhoto, givenReview, WORDS } from '~/testing/factories/review';
import { readReviewParams } from '../input';
import { reviewPhotos } from '../tables';
import { listReviews } from './list-reviews';
import { dropLoosePhotos } from './photos';
import { removeReview, saveReview } from './write-review';

const photosOf = (id: Id<'rev'>) =>
  testDb().select().from(reviewPhotos).where(eq(reviewPhotos.reviewId, id)).orderBy(reviewPhotos.position);

describe('photos of a review', () => {
  it('stand in the order their owner gave them, and go with their files when they are left out', async () => {
    const { ctx, lineId, slug } = await givenBought();
    const [one, two, three] = [await givenPhoto(ctx), await givenPhoto(ctx), await givenPhoto(ctx)];
    const save = (photoIds: Id<'pho'>[]) => saveReview(ctx, { lineId, ratingHalves: 8, text: WORDS, photoIds });
    const { id } = await save([two, one]);
    expect((await photosOf(id)).map((photo) => photo.id)).toEqual([two, one]);
    const [shown] = (await listReviews(anyCtx(), readReviewParams(slug, { photos: '1' }))).items;
    expect(shown?.photos).toMatchObject([{ id: two, width: 40, height: 30 }, { id: one }]);
    expect(shown?.photos[0]?.blur).toMatch(/^data:image\/webp;base64,/);

    await save([one, three]);
    expect((await photosOf(id)).map((photo) => photo.id)).toEqual([one, three]);
    expect(await isPhotoKept(two)).toBe(true);
    expect(await deliverDrops(two)).toBe(1);
    expect([await isPhotoKept(one), await isPhotoKept(two)]).toEqual([true, false]);

    await removeReview(ctx, id);
    expect(await deliverDrops(one)).toBe(1);
    expect([await isPhotoKept(one), await isPhotoKept(three)]).toEqual([false, false]);
  });

  it('are their owner’s own: nobody else’s, nor those of another review', async () => {
    const [mine, theirs] = [await givenBought(), await givenReview()];
    const stolen = await givenPhoto(theirs.ctx);
    const save = (photoIds: Id<'pho'>[]) =>
      saveReview(mine.ctx, { lineId: mine.lineId, ratingHalves: 8, text: WORDS, photoIds });
    for (const id of [stolen, newId('pho')]) await expect(save([id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const used = await givenPhoto(theirs.ctx);
    await saveReview(theirs.ctx, { lineId: theirs.lineId, ratingHalves: 8, text: WORDS, photoIds: [used] });
    await expect(save([used])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await photosOf(theirs.reviewId)).toMatchObject([{ id: used }]);
  });

  it('are five at most, whatever the database is told', async () => {
    const { ctx, reviewId } = await givenReview();
    const rows = Array.from({ length: 6 }, (_, position) => ({
      ...{ id: newId('pho'), userId: ctx.user.id, reviewId, position, width: 1, height: 1, blur: '' },
    }));
    await expect(testDb().insert(reviewPhotos).values(rows)).rejects.toMatchObject({
      cause: { message: 'a review has five photos at most' },
    });
  });

  it('lie in no review ten at most', async () => {
    const { ctx } = await givenBought();
    for (let photo = 0; photo < 10; photo += 1) await givenPhoto(ctx);
    await expect(givenPhoto(ctx)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await testDb().$count(reviewPhotos, eq(reviewPhotos.userId, ctx.user.id))).toBe(10);
  });

  it('are dropped once they have been in no review for a day', async () => {
    const { ctx, lineId } = await givenBought();
    const [old, fresh, placed] = [await givenPhoto(ctx), await givenPhoto(ctx), await givenPhoto(ctx)];
    const { id } = await saveReview(ctx, { lineId, ratingHalves: 8, text: WORDS, photoIds: [placed] });
    await testDb()
      .update(reviewPhotos)
      .set({ createdAt: sql`now() - interval '2 days'` })
      .where(sql`${reviewPhotos.id} IN (${old}, ${placed})`);
    await dropLoosePhotos(anyCtx(), new Date(Date.now() - 86_400_000), 500);
    expect(await deliverDrops(old)).toBe(1);
    expect([await isPhotoKept(old), await isPhotoKept(fresh), await isPhotoKept(placed)]).toEqual([false, true, true]);
    expect(await photosOf(id)).toHaveLength(1);
  });
});
