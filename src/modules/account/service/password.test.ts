import bcrypt from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { turns } from './hash-turns';
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

describe('turns', () => {
  test('let two run, three wait and refuse the sixth', async () => {
    const line = turns(2, 3);
    let most = 0;
    let running = 0;
    const job = async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => line.run(job)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5);
    expect(results[5]).toMatchObject({ status: 'rejected', reason: { code: 'BUSY' } });
    expect(most).toBe(2);
    await expect(line.run(() => Promise.resolve('again'))).resolves.toBe('again');
  });

  test('go on after a job that fails', async () => {
    const line = turns(1, 1);
    const failing = line.run(() => Promise.reject(new Error('no')));
    const waiting = line.run(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('no');
    await expect(waiting).resolves.toBe('next');
  });
});
