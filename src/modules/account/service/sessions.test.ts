import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '~/lib/ids';
import { givenUser } from '~/testing/factories/account';
import { testDb } from '~/testing/db';
import { testRedis } from '~/testing/redis';
import { sessionStores, type Backstage } from '~/testing/session-stores';
import { giveTicket } from './entry';
import { postgresSessions } from './postgres-sessions';
import { sidOf, type SessionStore } from './session-store';

const io = await testRedis();
const STORES = sessionStores(io);
afterAll(() => io?.quit());

const DAY = 86_400;

describe.each(Object.keys(STORES))('logins in %s', (name) => {
  let backstage: Backstage;
  let store: SessionStore;
  beforeAll(() => {
    const make = STORES[name];
    if (!make) throw new Error(name);
    backstage = make();
    store = backstage.store;
  });

  const login = (userId: Id<'usr'>, device = 'Chrome · macOS') => store.start({ userId, device });
  async function givenLogin() {
    const user = await givenUser();
    return { userId: user.id, ...(await login(user.id)) };
  }

  describe('a refresh token', () => {
    test('is exchanged for the next one and never stored', async () => {
      const { sid, cookie, userId } = await givenLogin();
      const rotated = await store.rotate(cookie);
      expect(rotated).toMatchObject({ sid, userId });
      expect(rotated?.cookie).not.toBe(cookie);
      expect(await backstage.kept(sid)).not.toContain(cookie.split('.')[1]);
      expect(await backstage.kept(sid)).not.toContain(rotated?.cookie?.split('.')[1]);
      expect(await store.rotate(rotated?.cookie ?? '')).toMatchObject({ sid });
    });

    test('used by twenty tabs at once rotates once and puts nobody out', async () => {
      const { sid, cookie } = await givenLogin();
      const results = await Promise.all(Array.from({ length: 20 }, () => store.rotate(cookie)));
      expect(results.every((result) => result?.sid === sid)).toBe(true);
      expect(results.filter((result) => result?.cookie)).toHaveLength(1);
      const next = results.find((result) => result?.cookie)?.cookie ?? '';
      expect(await store.rotate(next)).toMatchObject({ sid });
    });

    test('is honoured for ten seconds after the next one was given', async () => {
      const { sid, cookie } = await givenLogin();
      await store.rotate(cookie);
      await backstage.pass(sid, 8);
      expect(await store.rotate(cookie)).toMatchObject({ sid, cookie: null });
    });

    test('whose next one was never shown is exchanged again: its answer was lost; the lost one shown later kills its family', async () => {
      const { sid, cookie } = await givenLogin();
      const lost = await store.rotate(cookie);
      await backstage.pass(sid, 11);
      const tabs = await Promise.all(Array.from({ length: 10 }, () => store.rotate(cookie)));
      expect(tabs.every((tab) => tab?.sid === sid)).toBe(true);
      const given = tabs.flatMap((tab) => tab?.cookie ?? []);
      expect(given).toEqual([expect.not.stringMatching(lost?.cookie ?? '')]);
      expect(await store.rotate(lost?.cookie ?? '')).toBeNull();
      expect(await backstage.kept(sid)).toBe('');
    });

    test('is exchanged until an answer arrives, however often pages that begin a visit and stop it make one be lost', async () => {
      const { sid, cookie } = await givenLogin();
      for (let stopped = 0; stopped < 4; stopped += 1) {
        await store.rotate(cookie);
        await backstage.pass(sid, 11);
      }
      const arrived = await store.rotate(cookie);
      expect(await store.rotate(arrived?.cookie ?? '')).toMatchObject({ sid });
      expect(await store.rotate(cookie)).toBeNull();
    });

    test('shown at the very end of its ten seconds puts nobody out', async () => {
      const { sid, cookie } = await givenLogin();
      await store.rotate(cookie);
      await backstage.pass(sid, 9.99);
      const shown = await Promise.all(Array.from({ length: 20 }, (_, ms) => wait(ms).then(() => store.rotate(cookie))));
      expect(shown.every((one) => one?.sid === sid)).toBe(true);
    });

    test('seen again after the next one was shown kills its family, in the grace and after', async () => {
      for (const seconds of [0, 11]) {
        const { sid, cookie } = await givenLogin();
        const next = await store.rotate(cookie);
        await store.rotate(next?.cookie ?? '');
        await backstage.pass(sid, seconds);
        expect(await store.rotate(cookie)).toBeNull();
        expect(await backstage.kept(sid)).toBe('');
      }
    });

    test('past its seven days is worth nothing, and lives seven more from each rotation', async () => {
      const { sid, cookie, userId } = await givenLogin();
      await backstage.pass(sid, 6 * DAY);
      const next = (await store.rotate(cookie))?.cookie ?? '';
      await backstage.pass(sid, 6 * DAY);
      const last = (await store.rotate(next))?.cookie ?? '';
      await backstage.pass(sid, 7 * DAY + 1);
      expect(await store.standing(userId, sid)).toBeNull();
      expect(await store.list(userId)).toEqual([]);
      expect(await store.rotate(last)).toBeNull();
    });

    test('is worth nothing thirty days after the login, however often it was renewed', async () => {
      const { sid, cookie, userId } = await givenLogin();
      let next = cookie;
      for (let week = 0; week < 4; week += 1) {
        await backstage.pass(sid, 6 * DAY);
        next = (await store.rotate(next))?.cookie ?? '';
      }
      await backstage.pass(sid, 6 * DAY - 60);
      next = (await store.rotate(next))?.cookie ?? '';
      expect(await store.list(userId)).toMatchObject([{ sid }]);
      await backstage.pass(sid, 61);
      expect(await store.standing(userId, sid)).toBeNull();
      expect(await store.list(userId)).toEqual([]);
      expect(await store.rotate(next)).toBeNull();
    });

    test.each(['', 'x', 'a.b', `${'0'.repeat(32)}.${'A'.repeat(43)}`, `${'0'.repeat(32)}.${'A'.repeat(43)}.x`])(
      'that is garbled (%j) lets nobody in and hurts nobody',
      async (garbled) => {
        const { sid } = await givenLogin();
        expect(await store.rotate(garbled)).toBeNull();
        expect(await backstage.kept(sid)).not.toBe('');
      },
    );

    test('is as old a proof as the login, until its holder proves anew who they are', async () => {
      const { sid, cookie, userId } = await givenLogin();
      const seconds = async () =>
        Math.round((Date.now() - Number((await store.standing(userId, sid))?.provenAt)) / 1000);
      await backstage.pass(sid, 1000);
      await store.rotate(cookie);
      expect(await seconds()).toBeGreaterThan(990);
      const proven = await store.prove(userId, sid);
      expect(await store.standing(userId, sid)).toBeNull();
      expect(Date.now() - Number((await store.standing(userId, proven?.sid ?? ''))?.provenAt)).toBeLessThan(10_000);
    });

    test('goes on under another name and with another token once its holder proves anew who they are', async () => {
      const { sid, cookie, userId } = await givenLogin();
      const other = await store.start({ userId, device: 'Safari' });
      const before = (await store.list(userId)).find((login) => login.sid === sid);
      const [proven, twice] = await Promise.all([store.prove(userId, sid), store.prove(userId, sid)]);
      const next = proven ?? twice;
      expect([proven, twice].filter(Boolean)).toHaveLength(1);
      expect(await store.rotate(cookie)).toBeNull();
      expect((await store.list(userId)).map((login) => login.sid).toSorted()).toEqual(
        [next?.sid, other.sid].toSorted(),
      );
      const after = (await store.list(userId)).find((login) => login.sid === next?.sid);
      expect({ ...after, sid }).toEqual(before);
      expect(await store.rotate(next?.cookie ?? '')).toMatchObject({ userId, sid: next?.sid });
      expect(await store.endAll(userId)).toBe(2);
    });

    test('lives no longer for being proven, neither a week nor the thirty days', async () => {
      const { sid, userId } = await givenLogin();
      await backstage.pass(sid, 6 * DAY);
      let next = await store.prove(userId, sid);
      await backstage.pass(next?.sid ?? '', DAY + 1);
      expect(await store.standing(userId, next?.sid ?? '')).toBeNull();
      expect(await store.prove(userId, next?.sid ?? '')).toBeNull();
      expect(await store.rotate(next?.cookie ?? '')).toBeNull();

      next = await login(userId);
      for (let week = 0; week < 5; week += 1) {
        expect(await store.list(userId)).toMatchObject([{ sid: next?.sid }]);
        await backstage.pass(next?.sid ?? '', 6 * DAY);
        const proven = await store.prove(userId, next?.sid ?? '');
        const rotated = await store.rotate(proven?.cookie ?? '');
        next = proven && rotated?.cookie ? { sid: proven.sid, cookie: rotated.cookie } : null;
      }
      expect(next).toBeNull();
      expect(await store.list(userId)).toEqual([]);
    });

    test('before the last one is not honoured for its ten seconds once its holder proves anew who they are', async () => {
      const { sid, cookie, userId } = await givenLogin();
      await store.rotate(cookie);
      const proven = await store.prove(userId, sid);
      const asBefore = cookie.split('.')[1] ?? '';
      expect(await store.rotate(cookie)).toBeNull();
      expect(await store.rotate(`${proven?.sid ?? ''}.${asBefore}`)).toBeNull();
      expect(await store.rotate(proven?.cookie ?? '')).toBeNull();
    });

    test('is not proven again by the second step that belongs to it, but by every proof after that', async () => {
      const { sid, userId } = await givenLogin();
      const passed = await store.prove(userId, sid, true);
      expect(await store.standing(userId, passed?.sid ?? '')).toMatchObject({ isProvenAgain: false, secondStep: true });
      const proven = await store.prove(userId, passed?.sid ?? '', true);
      expect(await store.standing(userId, proven?.sid ?? '')).toMatchObject({ isProvenAgain: true, secondStep: true });
    });

    test('is proven by nobody else, and not after it ended', async () => {
      const [mine, theirs] = [await givenLogin(), await givenLogin()];
      expect(await store.prove(theirs.userId, mine.sid)).toBeNull();
      await store.end(mine.sid);
      expect(await store.prove(mine.userId, mine.sid)).toBeNull();
      expect(await store.prove(mine.userId, 'f'.repeat(32))).toBeNull();
      expect(await backstage.kept('f'.repeat(32))).toBe('');
    });

    test('dies with the session at logout', async () => {
      const { sid, cookie, userId } = await givenLogin();
      expect(await store.end(sid)).toBe(true);
      expect(await store.end(sid)).toBe(false);
      expect(await store.rotate(cookie)).toBeNull();
      expect(await store.standing(userId, sid)).toBeNull();
    });

    test('names its login, be it the newest or an old one', async () => {
      const { sid, cookie } = await givenLogin();
      const next = await store.rotate(cookie);
      expect([cookie, next?.cookie ?? ''].map(sidOf)).toEqual([sid, sid]);
      expect(sidOf('garbled')).toBeNull();
    });
  });

  describe('the logins of one person', () => {
    test('are listed with their device, the one used last first', async () => {
      const user = await givenUser();
      const phone = await login(user.id, 'Safari · iPhone');
      await backstage.pass(phone.sid, 60);
      const laptop = await login(user.id, 'Chrome · macOS');
      await login((await givenUser()).id);
      expect(await store.list(user.id)).toMatchObject([
        { sid: laptop.sid, device: 'Chrome · macOS' },
        { sid: phone.sid, device: 'Safari · iPhone' },
      ]);
      await store.rotate(phone.cookie);
      const [first] = await store.list(user.id);
      expect(first?.sid).toBe(phone.sid);
      expect(Math.abs((first?.seenAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
      expect(first?.createdAt).toBeInstanceOf(Date);
    });

    test('end all at once, but for the one that stays, and nobody else’s', async () => {
      const user = await givenUser();
      const [here, there, elsewhere] = [await login(user.id), await login(user.id), await login(user.id)];
      const stranger = await givenLogin();
      expect(await store.endAll(user.id, here.sid)).toBe(2);
      expect((await store.list(user.id)).map(({ sid }) => sid)).toEqual([here.sid]);
      expect([await store.rotate(there.cookie), await store.rotate(elsewhere.cookie)]).toEqual([null, null]);
      expect(await store.rotate(here.cookie)).toMatchObject({ sid: here.sid });
      expect(await store.endAll(user.id)).toBe(1);
      expect(await store.endAll(user.id)).toBe(0);
      expect(await store.standing(stranger.userId, stranger.sid)).not.toBeNull();
    });

    test('are theirs only: a login says nothing about anybody else', async () => {
      const [mine, theirs] = [await givenLogin(), await givenLogin()];
      expect(await store.standing(mine.userId, mine.sid)).not.toBeNull();
      expect(await store.standing(mine.userId, theirs.sid)).toBeNull();
    });
  });
});

test('a ticket that lets somebody in once is no login', async () => {
  const user = await givenUser();
  await giveTicket({ db: testDb() }, user.id);
  const store = postgresSessions(testDb());
  expect(await store.list(user.id)).toEqual([]);
  expect(await store.endAll(user.id)).toBe(0);
});
