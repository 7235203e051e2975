import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderStorage, isFileName } from './storage';

let outside: string;
beforeEach(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'storage-'));
});
afterEach(() => rm(outside, { recursive: true }));

const NAME = 'pho_0123456789abcdefghij-320.webp';
const BODY = new Uint8Array([1, 2, 3, 250]);

describe('files in a folder', () => {
  it('are there whole under their name until they are removed', async () => {
    const folder = path.join(outside, 'not', 'there', 'yet');
    const files = folderStorage(folder);
    expect(await files.get(NAME)).toBeNull();
    await files.put(NAME, BODY);
    expect(await files.get(NAME)).toEqual(BODY);
    expect(await readdir(folder)).toEqual([NAME]);
    await files.remove(NAME);
    await files.remove(NAME);
    expect(await files.get(NAME)).toBeNull();
  });

  it('never stand, and are never looked for, anywhere else', async () => {
    const secret = path.join(outside, 'secret.webp');
    await writeFile(secret, 'secret');
    const files = folderStorage(path.join(outside, 'kept'));
    const names = [
      '../secret.webp',
      '..\\secret.webp',
      '..%2fsecret.webp',
      '....//secret.webp',
      secret,
      'a/../../secret.webp',
      '.webp',
      '..',
      '',
      'a\0.webp',
      'a.webp\n',
      'a.html',
      'a.webp.html',
      'a.svg',
      `${'a'.repeat(100)}.webp`,
    ];
    for (const name of names) {
      expect(isFileName(name), name).toBe(false);
      for (const attempt of [() => files.get(name), () => files.put(name, BODY), () => files.remove(name)])
        await expect((async () => attempt())()).rejects.toThrow('not a name of a stored file');
    }
    expect(await readFile(secret, 'utf8')).toBe('secret');
  });
});
