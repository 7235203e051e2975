import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startS3 } from '~/testing/s3';
import { bucketStorage, type Bucket } from './bucket-storage';
import { folderStorage } from './folder-storage';
import { isFileName, type Storage } from './stored-file';

let outside: string;
let server: Awaited<ReturnType<typeof startS3>>;
let files: Record<'folder' | 'bucket', Storage>;

const ACCOUNT = {
  accessKeyId: 'shop',
  secretAccessKey: 'a secret/with+signs',
  region: 'ap-northeast-2',
  bucket: 'photos',
};
const bucketWith = (change: Partial<Bucket>) => bucketStorage({ url: server.url, ...ACCOUNT, ...change });

beforeEach(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'storage-'));
  server = await startS3(ACCOUNT);
  files = { folder: folderStorage(path.join(outside, 'not', 'there', 'yet')), bucket: bucketWith({}) };
});
afterEach(async () => {
  await server.stop();
  await rm(outside, { recursive: true });
});

const NAME = 'pho_0123456789abcdefghij-320.webp';
const BODY = new Uint8Array([1, 2, 3, 250]);

describe.each(['folder', 'bucket'] as const)('files in a %s', (kind) => {
  it('are there whole under their name until they are removed', async () => {
    expect(await files[kind].get(NAME)).toBeNull();
    await files[kind].put(NAME, BODY);
    expect(await files[kind].get(NAME)).toEqual(BODY);
    await files[kind].remove(NAME);
    await files[kind].remove(NAME);
    expect(await files[kind].get(NAME)).toBeNull();
  });

  it('never stand, and are never looked for, anywhere else', async () => {
    const secret = path.join(outside, 'secret.webp');
    await writeFile(secret, 'secret');
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
      for (const attempt of [
        () => files[kind].get(name),
        () => files[kind].put(name, BODY),
        () => files[kind].remove(name),
      ])
        await expect((async () => attempt())()).rejects.toThrow('not a name of a stored file');
    }
    expect(await readFile(secret, 'utf8')).toBe('secret');
  });
});

it('a folder shows nothing but whole files', async () => {
  await files.folder.put(NAME, BODY);
  expect(await readdir(path.join(outside, 'not', 'there', 'yet'))).toEqual([NAME]);
});

describe('a bucket', () => {
  it.each([
    ['another secret', { secretAccessKey: 'guessed' }],
    ['a key nobody has', { accessKeyId: 'nobody' }],
    ['another region', { region: 'us-east-1' }],
  ])('lets nobody in who signs with %s', async (_, change) => {
    const stranger = bucketWith(change);
    await files.bucket.put(NAME, BODY);
    for (const attempt of [() => stranger.get(NAME), () => stranger.put(NAME, BODY), () => stranger.remove(NAME)])
      await expect(attempt()).rejects.toThrow('403');
    expect(await files.bucket.get(NAME)).toEqual(BODY);
  });

  it('that is not there takes nothing, and says so', async () => {
    const nowhere = bucketWith({ url: server.url.replace('photos', 'nowhere') });
    await expect(nowhere.put(NAME, BODY)).rejects.toThrow('404');
  });
});
