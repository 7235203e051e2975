import type { Reply } from '../http/reply';

const VALID_FOR = 15 * 24 * 3_600_000;

type Entry = { state: 'running' } | { state: 'done'; reply: Reply; until: number };

/** Remembers first answers by (key, API key, URL, method); the body is not part of it. */
export class IdempotencyStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  find(id: string): Entry | undefined {
    const entry = this.entries.get(id);
    if (entry?.state === 'done' && entry.until <= this.now()) {
      this.entries.delete(id);
      return undefined;
    }
    return entry;
  }

  start(id: string) {
    this.entries.set(id, { state: 'running' });
  }

  /** Without a reply the request counts as never made. */
  finish(id: string, reply: Reply | undefined) {
    if (reply) this.entries.set(id, { state: 'done', reply, until: this.now() + VALID_FOR });
    else this.entries.delete(id);
  }

  clear() {
    this.entries.clear();
  }
}
