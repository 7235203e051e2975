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

  test('is limited per account, wherever it comes from, and others still get in', async () => {
    const email = uniqueEmail();
    const tries = [];
    for (let i = 0; i < 12; i += 1) {
      tries.push(
        await checkPassword(ctx(), { email, password: 'guess' }, edgeCtx().reqHeaders).catch((error: unknown) => error),
      );
    }
    expect(tries.filter((result) => result === null)).toHaveLength(10);
    expect(tries.at(-1)).toMatchObject({ code: 'RATE_LIMITED' });
    const other = await givenUser({ password: PASSWORD });
    expect(await checkPassword(ctx(), { email: other.email, password: PASSWORD }, edgeCtx().reqHeaders)).toBe(other.id);
  });
});
