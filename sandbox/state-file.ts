import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ZodType } from 'zod';

const DELAY_MS = 200;
/** Of the time, writing takes at most one part in so many: a large state is written less often. */
const SHARE = 20;

/** What the file holds; nothing where there is none. An unreadable one is put aside, with a word in the log. */
export function readState<T>(path: string, schema: ZodType<T>): T | undefined {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    renameSync(path, `${path}.unreadable`);
    console.error(`sandbox: ${path} could not be read; it is now ${path}.unreadable, and the sandbox starts empty`);
    return undefined;
  }
}

/** Writes the state behind the changes, each time the whole of it, by rename: the file is never half of one. */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;
  private writing = Promise.resolve();
  private delay = DELAY_MS;
  private readonly part: string;

  constructor(
    private readonly path: string,
    private readonly state: () => unknown,
  ) {
    this.part = `${path}.part`;
    mkdirSync(dirname(path), { recursive: true });
  }

  changed() {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.writing = this.writing.then(() => this.write());
    }, this.delay);
  }

  /** Everything up to now, on disk when it resolves; to be called once, at the end. */
  async flush() {
    clearTimeout(this.timer);
    await this.writing;
    writeFileSync(this.part, JSON.stringify(this.state()));
    renameSync(this.part, this.path);
  }

  private async write() {
    const began = performance.now();
    const text = JSON.stringify(this.state());
    try {
      await writeFile(this.part, text);
      await rename(this.part, this.path);
    } catch (error) {
      console.error(`sandbox: the state could not be written to ${this.path}`, error);
    }
    this.delay = Math.max(DELAY_MS, SHARE * (performance.now() - began));
  }
}
