import bcrypt from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { hashPassword, isImported, verifyPassword } from './password';

describe('passwords', () => {
  test('are kept as argon2id and only the right one matches', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(stored, 'correct horse batterY')).toBe(false);
  });

  test('of nobody never match', async () => {
    expect(await verifyPassword(null, 'correct horse battery')).toBe(false);
  });

  test.each(['short', 'x'.repeat(129)])('of a wrong length are refused', async (plain) => {
    await expect(hashPassword(plain)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('that only begin like the right one do not match', async () => {
    const stored = await hashPassword('x'.repeat(128));
    expect(await verifyPassword(stored, 'x'.repeat(129))).toBe(false);
  });
});

describe('imported hashes', () => {
  test.each(['a', 'b', 'y'])('of bcrypt, version %s, know their password', async (version) => {
    const stored = (await bcrypt.hash('imported secret', 4)).replace(/^\$2b/, `$2${version}`);
    expect(isImported(stored)).toBe(true);
    expect(await verifyPassword(stored, 'imported secret')).toBe(true);
    expect(await verifyPassword(stored, 'imported secreT')).toBe(false);
  });

  test.each(['$2b$15$', '$2b$31$', '$2b$', '$2x$04$'])(
    'that nobody would make for a shop (%s) match nothing',
    async (head) => {
      const stored = head + (await bcrypt.hash('imported secret', 4)).slice(7);
      expect(await verifyPassword(stored, 'imported secret')).toBe(false);
    },
  );
});
