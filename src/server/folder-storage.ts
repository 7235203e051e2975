import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { requireName, type Storage } from './stored-file';

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
