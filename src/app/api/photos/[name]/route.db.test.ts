import { expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { photoFiles } from '~/lib/photo-files';
import { hideReview, showReview } from '~/modules/review/service/desk';
import { removeReview, saveReview } from '~/modules/review/service/write-review';
import type { SessionUser } from '~/server/context';
import { ACCESS_COOKIE, sealAccessToken } from '~/server/session';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { givenBought, givenPhoto, WORDS } from '~/testing/factories/review';
import { GET } from './route';

async function get(name: string, user?: SessionUser | null): Promise<Response> {
  const cookie = user ? `${ACCESS_COOKIE}=${await sealAccessToken(user)}` : '';
  const request = new Request(`http://localhost:3000/api/photos/${name}`, { headers: { cookie } });
  return GET(request, { params: Promise.resolve({ name }) });
}

it('gives the photo of a hidden review to its author and to staff alone, and to no cache', async () => {
  const { ctx, lineId } = await givenBought();
  const photo = await givenPhoto(ctx);
  const { id: reviewId } = await saveReview(ctx, { lineId, ratingHalves: 8, text: WORDS, photoIds: [photo] });
  const { large, small } = photoFiles(photo);
  const [stranger, admin] = [await givenCustomer(), await givenCustomer('ADMIN')];
  expect((await get(small)).status).toBe(200);

  const staff = { ...anyCtx(), user: admin.ctx.user! };
  await hideReview(staff, { reviewId, reason: 'PERSONAL_DATA' });
  for (const name of [large, small])
    for (const user of [undefined, stranger.ctx.user]) expect((await get(name, user)).status).toBe(404);
  for (const user of [ctx.user, admin.ctx.user]) {
    const given = await get(large, user);
    expect([given.status, given.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  }

  await showReview(staff, { reviewId });
  expect((await get(large)).headers.get('cache-control')).toBe('public, max-age=3600');
  await removeReview(ctx, reviewId);
  expect((await get(large, ctx.user)).status).toBe(404);
});

it('knows no other file', async () => {
  const { ctx } = await givenBought();
  const photo = await givenPhoto(ctx);
  for (const name of [`${photo}-1600.webp/..`, `${photo}-64.webp`, `${newId('pho')}-320.webp`, '.env', ''])
    expect((await get(name)).status, name).toBe(404);
});
