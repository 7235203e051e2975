import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from './env';

/** Where files that people upload are kept. Names are the shop's own, and a file never changes. */
export type Storage = {
  readonly put: (name: string, body: Uint8Array) => Promise<void>;
  /** null where there is none of this name. */
  readonly get: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also where it is gone already. */
  readonly remove: (name: string) => Promise<void>;
};

/** No path, no dot at the front, no other ending: whatever is asked for stays in the folder. */
export const isFileName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.webp$/.test(name);

function requireName(name: string): string {
  if (!isFileName(name)) throw new Error('not a name of a stored file');
  return name;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Files in a folder of this machine. A file appears under its name at once and whole. */
export function folderStorage(folder: string): Storage {
  const at = (name: string) => path.join(folder, requireName(name));
  return {
    async put(name, body) {
      const whole = at(name);
      await mkdir(folder, { recursive: true });
      const part = path.join(folder, `.${randomUUID()}.part`);
      try {
        await writeFile(part, body, { mode: 0o600, flag: 'wx' });
        await rename(part, whole);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async get(name) {
      try {
        return new Uint8Array(await readFile(at(name)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: (name) => rm(at(name), { force: true }),
  };
}

export function storage(): Storage {
  return folderStorage(path.resolve(env().UPLOADS_DIR));
}
