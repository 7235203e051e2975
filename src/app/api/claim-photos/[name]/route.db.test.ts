import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { photoFiles } from '~/lib/photo-files';
import { sessionsOf } from '~/modules/account/service/sessions';
import { staffAreas } from '~/modules/account/tables';
import { openClaim } from '~/modules/claim/service/open-claim';
import { orders } from '~/modules/order/tables';
import type { SessionUser } from '~/server/context';
import { ACCESS_COOKIE, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { givenUser } from '~/testing/factories/account';
import { givenClaimPhoto, givenPaidOrder } from '~/testing/factories/claim';
import { givenCustomer } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { GET } from './route';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

async function get(name: string, user?: SessionUser | null): Promise<Response> {
  const cookie = user ? `${ACCESS_COOKIE}=${await sealAccessToken(user)}` : '';
  const request = new Request(`http://localhost:3000/api/claim-photos/${name}`, { headers: { cookie } });
  return GET(request, { params: Promise.resolve({ name }) });
}

async function givenStaff(area: 'orders' | 'products') {
  const { ctx, userId } = await givenCustomer('STAFF');
  await testDb().insert(staffAreas).values({ userId, area });
  return ctx.user;
}

async function given() {
  const order = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const photo = await givenClaimPhoto(order.ctx, order.orderId);
  const send = (photoIds: Id<'clp'>[]) =>
    openClaim(order.ctx, {
      ...{ orderId: order.orderId, kind: 'RETURN', reason: 'FAULTY', text: '', photoIds },
      lines: order.lineIds.map((lineId) => ({ lineId, quantity: 1 })),
    });
  return { ...order, photo, owner: order.ctx.user, send };
}

it('gives a photo to whoever bought and to staff of orders, to nobody else and to no cache', async () => {
  const { photo, owner, send } = await given();
  const { large, small } = photoFiles(photo);
  const [desk, other] = [await givenStaff('orders'), await givenStaff('products')];
  const { ctx: stranger } = await givenCustomer();
  // What was not sent yet is for its owner alone.
  expect([(await get(small, owner)).status, (await get(small, desk)).status]).toEqual([200, 404]);
  await send([photo]);
  for (const user of [owner, desk])
    for (const name of [large, small]) {
      const answer = await get(name, user);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
      expect(answer.headers.get('content-type')).toBe('image/webp');
    }
  for (const user of [undefined, stranger.user, other]) {
    const answer = await get(large, user);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'private, no-store']);
  }
});

it('of an order of somebody who left it is for admins', async () => {
  const { photo, owner, orderId, send } = await given();
  await send([photo]);
  const [desk, admin] = [await givenStaff('orders'), (await givenCustomer('ADMIN')).ctx.user];
  await testDb().update(orders).set({ restrictedAt: new Date() }).where(eq(orders.id, orderId));
  const { small } = photoFiles(photo);
  expect((await get(small, admin)).status).toBe(200);
  for (const user of [desk, owner]) expect((await get(small, user)).status).toBe(404);
});

it('knows no other file', async () => {
  const { photo, owner } = await given();
  for (const name of [`${photo}-1600.webp/..`, `${photo}-64.webp`, `${newId('clp')}-320.webp`, '.env', ''])
    expect((await get(name, owner)).status, name).toBe(404);
});

it('tells whoever’s login was renewed for it the new cookies, though there is none', async () => {
  const { id } = await givenUser();
  const { cookie } = await sessionsOf({ db: testDb() }).start({ userId: id, device: 'Chrome · macOS' });
  const headers = { cookie: `${REFRESH_COOKIE}=${cookie}` };
  const answer = await GET(new Request('http://localhost:3000/api/claim-photos/x', { headers }), {
    params: Promise.resolve({ name: 'x' }),
  });
  expect(answer.status).toBe(404);
  const given = answer.headers.getSetCookie().join();
  for (const name of [ACCESS_COOKIE, REFRESH_COOKIE]) expect(given).toContain(`${name}=`);
});
