import { describe, expect, test } from 'vitest';
import { edgeCtx, givenUser, uniqueEmail } from '~/testing/factories/account';
import { testDb } from '~/testing/db';
import { checkPassword } from './log-in';

const ctx = () => ({ db: testDb() });
const PASSWORD = 'a long enough secret';

describe('a login', () => {
  test('takes the address in any case, with spaces around it', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    expect(
      await checkPassword(ctx(), { email: ` ${email.toUpperCase()}`, password: PASSWORD }, edgeCtx().reqHeaders),
    ).toBe(id);
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

  test('is limited per account and address; the owner gets in elsewhere, and others here', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const { reqHeaders } = edgeCtx();
    const tries = [];
    for (let i = 0; i < 12; i += 1) {
      tries.push(await checkPassword(ctx(), { email, password: 'guess' }, reqHeaders).catch((error: unknown) => error));
    }
    expect(tries.filter((result) => result === null)).toHaveLength(10);
    expect(tries.at(-1)).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await checkPassword(ctx(), { email, password: PASSWORD }, edgeCtx().reqHeaders)).toBe(id);
    const other = await givenUser({ password: PASSWORD });
    expect(await checkPassword(ctx(), { email: other.email, password: PASSWORD }, reqHeaders)).toBe(other.id);
  });

  test('lets many wrong passwords at once through no more often than one after the other', async () => {
    const { reqHeaders } = edgeCtx();
    const email = uniqueEmail();
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => checkPassword(ctx(), { email, password: 'guess' }, reqHeaders)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  test('with the right password does not use anything up', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const { reqHeaders } = edgeCtx();
    for (let i = 0; i < 12; i += 1) {
      expect(await checkPassword(ctx(), { email, password: PASSWORD }, reqHeaders)).toBe(id);
    }
  });

  test('is slowed down, never refused, where wrong passwords came from many addresses', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const guess = () => checkPassword(ctx(), { email, password: 'guess' }, edgeCtx().reqHeaders);
    for (let i = 0; i < 10; i += 1) expect(await guess()).toBeNull();
    await Promise.all(Array.from({ length: 30 }, guess));
    const started = performance.now();
    expect(await checkPassword(ctx(), { email, password: PASSWORD }, edgeCtx().reqHeaders)).toBe(id);
    expect(performance.now() - started).toBeGreaterThan(1_900);
  });
});
