import { z } from 'zod';
import type { Reply } from '../http/reply';
import { Newest } from '../newest';

const VALID_FOR = 15 * 24 * 3_600_000;
const KEPT = 100_000;

export const KEPT_ANSWER = z.object({
  id: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  until: z.number(),
});
export type KeptAnswer = z.infer<typeof KEPT_ANSWER>;

/** Bytes take half the memory of the text, and there are many. */
interface Answer extends Omit<KeptAnswer, 'body'> {
  body: Buffer;
}

/** Remembers first answers by (key, API key, URL, method), the newest 100,000; the body is not part of it. */
export class IdempotencyStore {
  private readonly running = new Set<string>();
  private readonly answers = new Map<string, Answer>();
  private readonly newest = new Newest<Answer>(KEPT);

  constructor(
    private readonly now: () => number,
    private readonly changed: () => void,
  ) {}

  isRunning(id: string): boolean {
    return this.running.has(id);
  }

  find(id: string): Reply | undefined {
    const answer = this.answers.get(id);
    if (!answer) return undefined;
    if (answer.until > this.now()) return { ...answer, body: answer.body.toString() };
    this.answers.delete(id);
    return undefined;
  }

  start(id: string) {
    this.running.add(id);
  }

  /** Without a reply the request counts as never made. */
  finish(id: string, reply: Reply | undefined) {
    this.running.delete(id);
    if (!reply) return;
    const { status, headers = {}, body = '' } = reply;
    this.keep({ id, status, headers, body, until: this.now() + VALID_FOR });
    this.changed();
  }

  keep(answer: KeptAnswer) {
    const kept = { ...answer, body: Buffer.from(answer.body) };
    this.answers.set(kept.id, kept);
    const fallen = this.newest.add(kept);
    if (fallen && this.answers.get(fallen.id) === fallen) this.answers.delete(fallen.id);
  }

  list(): KeptAnswer[] {
    return [...this.answers.values()].map((answer) => ({ ...answer, body: answer.body.toString() }));
  }

  clear() {
    for (const part of [this.running, this.answers, this.newest]) part.clear();
  }
}
