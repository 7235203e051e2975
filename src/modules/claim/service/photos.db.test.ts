import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { exportMe } from '~/modules/privacy/service/export-me';
import { orders } from '~/modules/order/tables';
import { testDb } from '~/testing/db';
import { givenGuest } from '~/testing/factories/account';
import { deliverDrops, isPhotoKept } from '~/testing/factories/photo-files';
import { givenClaimPhoto, givenPaidOrder } from '~/testing/factories/claim';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { claimPhotos, claims } from '../tables';
import { eraseClaims } from './erase';
import { openClaim } from './open-claim';
import { dropLooseClaimPhotos, keepClaimPhoto } from './photos';
import { listClaimsOfOrder } from './read';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

const arrived = () => givenPaidOrder(toss, [{ quantity: 2 }], { until: 'DELIVERED' });
type Arrived = Awaited<ReturnType<typeof arrived>>;

const ask = ({ ctx, orderId, lineIds }: Arrived, photoIds: Id<'clp'>[]) =>
  openClaim(ctx, {
    ...{ orderId, kind: 'RETURN', reason: 'FAULTY', text: '', photoIds },
    lines: lineIds.map((lineId) => ({ lineId, quantity: 1 })),
  });

describe('photos of a request', () => {
  it('stand in the order their buyer gave them, and are in the file of everything', async () => {
    const given = await arrived();
    const { ctx, orderId } = given;
    const [one, two] = [await givenClaimPhoto(ctx, orderId), await givenClaimPhoto(ctx, orderId)];
    const { id } = await ask(given, [two, one]);
    const [claim] = await listClaimsOfOrder(ctx, orderId);
    expect(claim?.photos.map((photo) => photo.id)).toEqual([two, one]);
    expect(claim?.photos[0]?.blur).toMatch(/^data:image\/webp;base64,/);
    const { orders } = await exportMe({ ...ctx, user: ctx.user! });
    expect(orders[0]?.photos).toMatchObject([
      { id: one, requestId: id },
      { id: two, requestId: id },
    ]);
  });

  it('are of that order alone, and of one request: nobody adds those of another', async () => {
    const [mine, theirs] = [await arrived(), await arrived()];
    const stolen = await givenClaimPhoto(theirs.ctx, theirs.orderId);
    for (const id of [stolen, newId('clp')]) await expect(ask(mine, [id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await testDb().$count(claims, eq(claims.orderId, mine.orderId))).toBe(0);
    await expect(givenClaimPhoto(mine.ctx, theirs.orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = await givenCustomer();
    await expect(givenClaimPhoto(stranger.ctx, mine.orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are five at most, whatever the database is told, and ten in no request', async () => {
    const given = await arrived();
    const { ctx, orderId } = given;
    const { id: claimId } = await ask(given, [await givenClaimPhoto(ctx, orderId)]);
    const row = { orderId, claimId, width: 1, height: 1, blur: '' };
    for (const position of [0, 5])
      await expect(
        testDb()
          .insert(claimPhotos)
          .values({ ...row, id: newId('clp'), position }),
      ).rejects.toThrow();
    for (let photo = 0; photo < 10; photo += 1) await givenClaimPhoto(ctx, orderId);
    await expect(givenClaimPhoto(ctx, orderId)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('of whoever has only a pass leave the buyer room for a request’s worth', async () => {
    const [{ orderId }, guest] = [await arrived(), await givenGuest()];
    const guestId = guest.id;
    const contact = { contactName: '김예시', contactPhone: '01012345678', contactEmail: 'guest@example.com' };
    await testDb()
      .update(orders)
      .set({ userId: null, guestId, ...contact })
      .where(eq(orders.id, orderId));
    const [buyer, passing] = [
      { ...anyCtx(), guest: { id: guestId } },
      { ...anyCtx(), pass: { orderId, guestId } },
    ];
    for (let photo = 0; photo < 5; photo += 1) await givenClaimPhoto(passing, orderId);
    await expect(givenClaimPhoto(passing, orderId)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    for (let photo = 0; photo < 5; photo += 1) await givenClaimPhoto(buyer, orderId);
  });

  it('are no photos where they are something else', async () => {
    const { ctx, orderId } = await arrived();
    const text = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(keepClaimPhoto(ctx, orderId, text)).rejects.toMatchObject({ code: 'PICTURE_UNREADABLE' });
    expect(await testDb().$count(claimPhotos, eq(claimPhotos.orderId, orderId))).toBe(0);
  });

  it('go a day after they were sent with no request, and with the words of one when its time is over', async () => {
    const given = await arrived();
    const { ctx, orderId } = given;
    const [loose, placed] = [await givenClaimPhoto(ctx, orderId), await givenClaimPhoto(ctx, orderId)];
    const { id } = await ask(given, [placed]);
    await testDb()
      .update(claimPhotos)
      .set({ createdAt: sql`now() - interval '2 days'` })
      .where(eq(claimPhotos.orderId, orderId));
    await dropLooseClaimPhotos(anyCtx(), new Date(Date.now() - 86_400_000), 500);
    expect(await deliverDrops(loose)).toBe(1);
    expect([await isPhotoKept(loose), await isPhotoKept(placed)]).toEqual([false, true]);

    const ended = new Date('2020-01-01T00:00:00Z');
    await testDb().update(claims).set({ state: 'WITHDRAWN', endedAt: ended }).where(eq(claims.id, id));
    expect(await eraseClaims(anyCtx(), ended, 500)).toBe(1);
    expect(await deliverDrops(placed)).toBe(1);
    expect(await isPhotoKept(placed)).toBe(false);
    expect(await eraseClaims(anyCtx(), ended, 500)).toBe(0);
  });
});
