import { expect, it } from 'vitest';
import { sessionsOf } from '~/modules/account/service/sessions';
import type { SessionUser } from '~/server/context';
import { ACCESS_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { letProofAge } from '~/testing/factories/account';
import { givenCustomer } from '~/testing/factories/order';
import { GET } from './route';

async function get(user: SessionUser, site: Record<string, string> = {}) {
  const cookie = `${ACCESS_COOKIE}=${await sealAccessToken(user)}`;
  return GET(new Request('http://localhost:3000/api/me/export', { headers: { cookie, ...site } }));
}

/** Somebody who logged in, and proved once more since who they are. */
async function givenProven(): Promise<SessionUser> {
  const { ctx, userId } = await givenCustomer();
  const login = await sessionsOf(ctx).prove(userId, ctx.user!.sid);
  return { id: userId, sid: login!.sid };
}

it('gives whoever has just proven who they are a file that is theirs alone, and no cache keeps it', async () => {
  const user = await givenProven();
  const response = await get(user);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="energy-factory-\d{8}\.json"$/);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(await response.json()).toMatchObject({ profile: { id: user.id }, orders: [] });
});

it('is refused to a stranger, to a login however fresh, a quarter of an hour after a proof, and to what has ended', async () => {
  const stranger = await GET(new Request('http://localhost:3000/api/me/export'));
  expect([stranger.status, await stranger.json()]).toEqual([401, { error: 'UNAUTHENTICATED' }]);
  expect(stranger.headers.get('cache-control')).toBe('private, no-store');

  // Whoever copied the cookie of a login that was made just now.
  const { ctx } = await givenCustomer();
  const copied = await get(ctx.user!);
  expect([copied.status, await copied.json()]).toEqual([403, { error: 'PROOF_REQUIRED' }]);

  const user = await givenProven();
  await letProofAge(user.sid, 16);
  const late = await get(user);
  expect([late.status, await late.json()]).toEqual([403, { error: 'PROOF_REQUIRED' }]);
  await sessionsOf({ db: testDb() }).end(user.sid);
  expect((await get(user)).status).toBe(401);
});

it('is given ten times an hour at most', async () => {
  const user = await givenProven();
  for (let time = 0; time < 10; time += 1) expect((await get(user)).status).toBe(200);
  expect((await get(user)).status).toBe(429);
});

it('is not for another site to ask for, which would use it up: only for the shop’s own pages and for people', async () => {
  const user = await givenProven();
  for (const site of ['cross-site', 'same-site'])
    for (let time = 0; time < 10; time += 1) {
      const refused = await get(user, { 'sec-fetch-site': site });
      expect([refused.status, await refused.json()]).toEqual([403, { error: 'FORBIDDEN' }]);
      expect(refused.headers.get('cache-control')).toBe('private, no-store');
    }
  for (const site of ['same-origin', 'none']) expect((await get(user, { 'sec-fetch-site': site })).status).toBe(200);
});
