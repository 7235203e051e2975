import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { givenUser } from '~/testing/factories/account';
import { testDb } from '~/testing/db';
import { sessions } from '../tables';
import { endSession, endSessionOf, rotateSession, startSession } from './sessions';

const ctx = () => ({ db: testDb() });

async function givenSession() {
  const user = await givenUser();
  return { user, ...(await startSession(ctx(), user.id)) };
}

const rowsOf = (sid: string) => testDb().select().from(sessions).where(eq(sessions.sid, sid));

async function graceIsOver(sid: string) {
  await testDb()
    .update(sessions)
    .set({ rotatedAt: sql`now() - interval '11 seconds'` })
    .where(eq(sessions.sid, sid));
}

describe('a refresh token', () => {
  test('is exchanged for the next one and never stored', async () => {
    const { sid, cookie, user } = await givenSession();
    const rotated = await rotateSession(ctx(), cookie);
    expect(rotated).toMatchObject({ sid, userId: user.id });
    expect(rotated?.cookie).not.toBe(cookie);
    expect(JSON.stringify(await rowsOf(sid))).not.toContain(cookie.split('.')[1]);
    expect(await rotateSession(ctx(), rotated?.cookie ?? '')).toMatchObject({ sid });
  });

  test('used by twenty tabs at once rotates once and puts nobody out', async () => {
    const { sid, cookie } = await givenSession();
    const results = await Promise.all(Array.from({ length: 20 }, () => rotateSession(ctx(), cookie)));
    expect(results.every((result) => result?.sid === sid)).toBe(true);
    expect(results.filter((result) => result?.cookie)).toHaveLength(1);
    const next = results.find((result) => result?.cookie)?.cookie ?? '';
    expect(await rotateSession(ctx(), next)).toMatchObject({ sid });
  });

  test('seen again after the grace kills its family', async () => {
    const { sid, cookie } = await givenSession();
    const rotated = await rotateSession(ctx(), cookie);
    await graceIsOver(sid);
    expect(await rotateSession(ctx(), cookie)).toBeNull();
    expect(await rowsOf(sid)).toHaveLength(0);
    expect(await rotateSession(ctx(), rotated?.cookie ?? '')).toBeNull();
  });

  test('two generations old kills its family at once', async () => {
    const { sid, cookie } = await givenSession();
    const second = await rotateSession(ctx(), cookie);
    await rotateSession(ctx(), second?.cookie ?? '');
    expect(await rotateSession(ctx(), cookie)).toBeNull();
    expect(await rowsOf(sid)).toHaveLength(0);
  });

  test('past its seven days is worth nothing', async () => {
    const { sid, cookie } = await givenSession();
    await testDb()
      .update(sessions)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(sessions.sid, sid));
    expect(await rotateSession(ctx(), cookie)).toBeNull();
  });

  test.each(['', 'x', 'a.b', `${'0'.repeat(32)}.${'A'.repeat(43)}`, `${'0'.repeat(32)}.${'A'.repeat(43)}.x`])(
    'that is garbled (%j) lets nobody in and hurts nobody',
    async (garbled) => {
      const { sid } = await givenSession();
      expect(await rotateSession(ctx(), garbled)).toBeNull();
      expect(await rowsOf(sid)).toHaveLength(1);
    },
  );

  test('dies with the session at logout', async () => {
    const { sid, cookie } = await givenSession();
    await endSession(ctx(), sid);
    expect(await rotateSession(ctx(), cookie)).toBeNull();
  });

  test('ends its family at a new login, a guessed one does not', async () => {
    const { sid, cookie } = await givenSession();
    await endSessionOf(ctx(), `${sid}.${'A'.repeat(43)}`);
    expect(await rowsOf(sid)).toHaveLength(1);
    await endSessionOf(ctx(), cookie);
    expect(await rowsOf(sid)).toHaveLength(0);
  });
});
