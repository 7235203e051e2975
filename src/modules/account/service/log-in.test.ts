import bcrypt from 'bcrypt';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { edgeCtx, givenUser, uniqueEmail } from '~/testing/factories/account';
import { testDb } from '~/testing/db';
import { isAppError } from '~/lib/errors';
import { networkOf } from '~/server/client-address';
import { hashTurns } from '~/server/hash-turns';
import { findUserByEmail } from '../queries';
import { users } from '../tables';
import { accountKey, sealKnown } from './known-device';
import { checkPassword, toldOf } from './log-in';
import { hashPassword } from './password';
import { KNOWN_COOKIE } from '~/server/cookies';
import { usedOf } from '~/server/rate-limit';

const ctx = () => ({ db: testDb() });
const PASSWORD = 'a long enough secret';

describe('a login', () => {
  test('takes the address in any case, with spaces around it', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    expect(
      await checkPassword(ctx(), { email: ` ${email.toUpperCase()}`, password: PASSWORD }, edgeCtx().reqHeaders),
    ).toMatchObject({ id });
  });

  test.each([
    ['a wrong password', { password: 'something else' }],
    ['an unknown address', { email: 'nobody@example.com' }],
    ['no address', { email: '' }],
    ['no password', { password: '' }],
    ['an object for a password', { password: { $ne: '' } }],
  ])('says the same no to %s', async (_, change) => {
    const { email } = await givenUser({ password: PASSWORD });
    expect(await checkPassword(ctx(), { email, password: PASSWORD, ...change }, edgeCtx().reqHeaders)).toBeNull();
  });

  test('of an account without a password is refused', async () => {
    const { email } = await givenUser();
    expect(await checkPassword(ctx(), { email, password: PASSWORD }, edgeCtx().reqHeaders)).toBeNull();
  });

  describe('with an imported hash', () => {
    const givenImported = async (password: string) => {
      const user = await givenUser();
      await testDb()
        .update(users)
        .set({ passwordHash: await bcrypt.hash(password, 4) })
        .where(eq(users.id, user.id));
      const kept = async () => (await testDb().select().from(users).where(eq(users.id, user.id)))[0]?.passwordHash;
      const logIn = (typed: string) =>
        checkPassword(ctx(), { email: user.email, password: typed }, edgeCtx().reqHeaders).then(
          (opened) => opened?.id ?? null,
        );
      return { ...user, kept, logIn };
    };

    test('replaces it by one of ours, and the password stays the same, be it shorter than one may choose now', async () => {
      const { id, logIn, kept } = await givenImported('old pw');
      expect(await logIn('old pW')).toBeNull();
      expect(await kept()).toMatch(/^\$2b\$/);
      expect(await Promise.all([logIn('old pw'), logIn('old pw')])).toEqual([id, id]);
      expect(await kept()).toMatch(/^\$argon2id\$/);
      expect(await logIn('old pw')).toBe(id);
    });

    test('keeps what was typed whole, though bcrypt looked at its first 72 bytes', async () => {
      const { id, logIn } = await givenImported('가'.repeat(24));
      expect(await logIn(`${'가'.repeat(24)}and more`)).toBe(id);
      expect(await logIn('가'.repeat(24))).toBeNull();
    });
  });

  const guessAt = (email: string, headers = edgeCtx().reqHeaders) =>
    checkPassword(ctx(), { email, password: 'guess' }, headers).catch((error: unknown) => error);
  const knownTo = async (email: string) =>
    edgeCtx(
      {},
      `${KNOWN_COOKIE}=${await sealKnown(accountKey(email), (await findUserByEmail(testDb(), email))?.passwordHash ?? null)}`,
    ).reqHeaders;

  test('is tried five times from everywhere together; who was in it before still gets in', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const tries = await Promise.all(Array.from({ length: 40 }, () => guessAt(email)));
    expect(tries.filter((result) => result === null)).toHaveLength(5);
    expect(tries.filter((result) => isAppError(result, 'RATE_LIMITED'))).toHaveLength(35);
    const right = { email, password: PASSWORD };
    await expect(checkPassword(ctx(), right, edgeCtx().reqHeaders)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await checkPassword(ctx(), right, await knownTo(email))).toMatchObject({ id });
  });

  test('opens to its owner from a network that has not failed, while strangers elsewhere try it; a network has three tries', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const from = (address: string) => new Headers({ 'x-forwarded-for': address });
    for (let i = 0; i < 5; i += 1) expect(await guessAt(email, from('192.0.2.1'))).toBeNull();
    expect(await guessAt(email, from('192.0.2.200'))).toMatchObject({ code: 'RATE_LIMITED' });
    const right = { email, password: PASSWORD };
    for (let i = 0; i < 4; i += 1)
      expect(await checkPassword(ctx(), right, from('198.51.100.7'))).toMatchObject({ id });
    for (let i = 0; i < 3; i += 1) expect(await guessAt(email, from('198.51.100.7'))).toBeNull();
    expect(await guessAt(email, from('198.51.100.7'))).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('of another account is not opened, nor spared, by a browser that was in this one', async () => {
    const [mine, theirs] = [uniqueEmail(), uniqueEmail()];
    const headers = await knownTo(mine);
    for (let i = 0; i < 6; i += 1) await guessAt(theirs);
    expect(await guessAt(theirs, headers)).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await guessAt(mine, headers)).toBeNull();
  });

  test('with a browser that knew the password before this one is a stranger’s', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const headers = await knownTo(email);
    await testDb()
      .update(users)
      .set({ passwordHash: await hashPassword('another long secret') })
      .where(eq(users.id, id));
    for (let i = 0; i < 5; i += 1) await guessAt(email);
    expect(await guessAt(email, headers)).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await guessAt(email, await knownTo(email))).toBeNull();
  });

  test('with a known browser has five tries as well', async () => {
    const email = uniqueEmail();
    const headers = await knownTo(email);
    const tries = [];
    for (let i = 0; i < 6; i += 1) tries.push(await guessAt(email, headers));
    expect(tries.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(tries[5]).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('with a copy of a known browser’s cookie keeps its owner out no longer than without', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const cookie = (await knownTo(email)).get('cookie') ?? '';
    const from = (address: string) => new Headers({ cookie, 'x-forwarded-for': address });
    for (let i = 0; i < 6; i += 1) await guessAt(email, from('192.0.2.1'));
    expect(await guessAt(email, from('192.0.2.1'))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await checkPassword(ctx(), { email, password: PASSWORD }, from('198.51.100.7'))).toMatchObject({ id });
  });

  test('with the right password does not use anything up', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const { reqHeaders } = edgeCtx();
    for (let i = 0; i < 12; i += 1) {
      expect(await checkPassword(ctx(), { email, password: PASSWORD }, reqHeaders)).toMatchObject({ id });
    }
  });

  test('that finds too many before it is tried again by its page, and counts against nobody', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const { reqHeaders } = edgeCtx();
    let free = (): void => undefined;
    const until = new Promise<void>((resolve) => (free = resolve));
    const others = [];
    while (!hashTurns().isFull(false)) others.push(hashTurns().run(() => until));
    const refused = await checkPassword(ctx(), { email, password: PASSWORD }, reqHeaders).catch(
      (error: unknown) => error,
    );
    expect(isAppError(refused) && toldOf(refused)).toBe('CROWDED');
    expect(await usedOf('login.failure', accountKey(email))).toBe(0);
    free();
    await Promise.all(others);
    expect(await checkPassword(ctx(), { email, password: PASSWORD }, reqHeaders)).toMatchObject({ id });
  });

  test.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:1:2::3', '2001:db8:1'],
  ])('counts %s with its neighbours', (address, network) => expect(networkOf(address)).toBe(network));
});
