import { expect, test } from 'vitest';
import { PASSWORD_MAX, PASSWORD_MIN } from '../rules';
import { requireUncommon } from './common-passwords';

test('of the passwords that leaked most often at least 3,000 are as long as a password must be, and none is taken', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const leaked = dictionary['passwords-common'].map(String).filter(({ length }) => length >= PASSWORD_MIN);
  expect(leaked.length).toBeGreaterThan(3_000);
  expect(leaked.every(({ length }) => length <= PASSWORD_MAX)).toBe(true);
  for (const password of leaked)
    await expect(requireUncommon(password)).rejects.toMatchObject({ code: 'PASSWORD_COMMON' });
});

test.each([
  'energyfactory',
  'Energy-Factory_2026!',
  '2026 energy factory',
  '에너지팩토리123',
  '에너지팩토리!'.normalize('NFD'),
  '단백질단백질1',
  'admin2026!!',
  'Password!Password!',
])('a password of nothing but words at hand is not taken: %s', async (password) => {
  await expect(requireUncommon(password)).rejects.toMatchObject({ code: 'PASSWORD_COMMON' });
});

test.each(['energy of a small horse', '우리집고양이는에너지', '4815162342-2718281828', 'energyfactorj'])(
  'a password that says more is taken: %s',
  async (password) => {
    await expect(requireUncommon(password)).resolves.toBeUndefined();
  },
);
