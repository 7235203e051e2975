import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inTime, patience } from './in-time';

function compute(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('an answer', () => {
  it('that comes in time is given, and so is what went wrong', async () => {
    await expect(inTime(wait(5, 'here'), 1_000)).resolves.toBe('here');
    await expect(inTime(Promise.reject(new Error('broken')), 1_000)).rejects.toThrow('broken');
  });

  it('that never comes is not waited for', async () => {
    await expect(inTime(new Promise(() => undefined), 30)).rejects.toThrow('No answer in time.');
  });

  it('that came while this process was busy is heard, however long that was', async () => {
    async function answered() {
      await turn();
      compute(300);
      await turn();
      await turn();
      return 'here';
    }
    await expect(inTime(answered(), 100)).resolves.toBe('here');
  });
});

it('whoever did not answer just now is not waited for as long again, and whoever was refused is there', async () => {
  const wait = patience(200);
  const waited = async (answer: Promise<unknown>) => {
    const begun = performance.now();
    await wait(answer).catch(() => undefined);
    return performance.now() - begun;
  };
  const never = new Promise(() => undefined);
  await waited(Promise.reject(new Error('no')));
  expect(await waited(never)).toBeGreaterThan(190);
  expect(await waited(never)).toBeLessThan(190);
});
