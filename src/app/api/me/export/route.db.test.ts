import { expect, it } from 'vitest';
import { sessionsOf } from '~/modules/account/service/sessions';
import { ACCESS_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { letProofAge } from '~/testing/factories/account';
import { givenCustomer } from '~/testing/factories/order';
import { GET } from './route';

async function givenBrowser() {
  const { ctx, userId } = await givenCustomer();
  const user = ctx.user!;
  const token = await sealAccessToken(user);
  const cookie = `${ACCESS_COOKIE}=${token}`;
  const get = (site: Record<string, string> = {}) =>
    GET(new Request('http://localhost:3000/api/me/export', { headers: { cookie, ...site } }));
  return { userId, sid: user.sid, get };
}

it('gives whoever has just proven who they are a file that is theirs alone, and no cache keeps it', async () => {
  const { get, userId } = await givenBrowser();
  const response = await get();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="energy-factory-\d{8}\.json"$/);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(await response.json()).toMatchObject({ profile: { id: userId }, orders: [] });
});

it('is refused to a stranger, after a quarter of an hour, and to a login that has ended', async () => {
  const stranger = await GET(new Request('http://localhost:3000/api/me/export'));
  expect([stranger.status, await stranger.json()]).toEqual([401, { error: 'UNAUTHENTICATED' }]);
  expect(stranger.headers.get('cache-control')).toBe('private, no-store');

  const { get, sid } = await givenBrowser();
  await letProofAge(sid, 16);
  const late = await get();
  expect([late.status, await late.json()]).toEqual([403, { error: 'PROOF_REQUIRED' }]);
  await sessionsOf({ db: testDb() }).end(sid);
  expect((await get()).status).toBe(401);
});

it('is given ten times an hour at most', async () => {
  const { get } = await givenBrowser();
  for (let time = 0; time < 10; time += 1) expect((await get()).status).toBe(200);
  expect((await get()).status).toBe(429);
});

it('is not for another site to ask for, which would use it up: only for the shop’s own pages and for people', async () => {
  const { get } = await givenBrowser();
  for (const site of ['cross-site', 'same-site'])
    for (let time = 0; time < 10; time += 1) {
      const refused = await get({ 'sec-fetch-site': site });
      expect([refused.status, await refused.json()]).toEqual([403, { error: 'FORBIDDEN' }]);
      expect(refused.headers.get('cache-control')).toBe('private, no-store');
    }
  for (const site of ['same-origin', 'none']) expect((await get({ 'sec-fetch-site': site })).status).toBe(200);
});
