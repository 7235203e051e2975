import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { anyCtx } from '~/testing/factories/order';
import { shopOnRedis } from '~/testing/redis';
import { afterCommit, inTx } from './context';
import { redis } from './redis';
import { onSignal, signal } from './signals';

const server = await shopOnRedis();
const other = new Redis(server.url);
afterAll(async () => {
  other.disconnect();
  redis()?.disconnect();
  await server.stop('SIGKILL');
});

/** What is heard until `enough` was. */
async function heardUntil(enough: string, say: () => unknown): Promise<string[]> {
  const heard: string[] = [];
  let stop = () => undefined as unknown;
  const done = new Promise<void>((resolve) => {
    stop = onSignal((subject) => {
      heard.push(subject);
      if (subject === enough) resolve();
    });
  });
  await say();
  await done;
  stop();
  return heard;
}

describe('signals', () => {
  it('are heard from another process', async () => {
    const heard = await heardUntil('usr_far', async () => {
      await expect.poll(() => other.publish('shop:signals', 'usr_far')).toBeGreaterThan(0);
    });
    expect(heard).toContain('usr_far');
  });

  it('are heard in this process at once, though Redis is away', async () => {
    await server.stop('SIGKILL');
    expect(await heardUntil('usr_near', () => signal('usr_near'))).toEqual(['usr_near']);
  });

  it('of a transaction are given once all of it has committed, and never where it is undone', async () => {
    const heard: string[] = [];
    const stop = onSignal((subject) => heard.push(subject));
    const undone = inTx(anyCtx(), async (tx) => {
      afterCommit(tx, () => signal('undone'));
      throw new RangeError();
    });
    await expect(undone).rejects.toThrow(RangeError);
    await inTx(anyCtx(), async (tx) => {
      await inTx(tx, async (inner) => afterCommit(inner, () => signal('done')));
      expect(heard).toEqual([]);
    });
    stop();
    expect(heard).toEqual(['done']);
  });
});
