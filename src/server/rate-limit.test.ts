import { describe, expect, it } from 'vitest';
import { memoryWindow } from './memory-window';
import { giveBackLimit, takeLimit, usedOf } from './rate-limit';

const MINUTE = 60_000;

describe('a window in memory', () => {
  it('lets as many through as it says, then none, and again when time has passed', () => {
    const window = memoryWindow(3, MINUTE);
    expect([0, 1, 2, 3].map((turn) => window.take('a', turn))).toEqual([true, true, true, false]);
    expect(window.take('b', 4)).toBe(true);
    expect(window.take('a', 3 * MINUTE)).toBe(true);
  });
  it('slides: what was used at the end of a window still counts at the beginning of the next', () => {
    const window = memoryWindow(4, MINUTE);
    for (let turn = 0; turn < 4; turn += 1) window.take('a', MINUTE - 1);
    expect(window.take('a', MINUTE)).toBe(false);
    expect(window.take('a', MINUTE + MINUTE / 2)).toBe(true);
  });
  it('takes back what was counted, and tells what counts without counting', () => {
    const window = memoryWindow(2, MINUTE);
    window.take('a', 0);
    window.take('a', 1);
    expect(window.used('a', 2)).toBe(2);
    window.giveBack('a', 3);
    expect(window.used('a', 4)).toBe(1);
    expect(window.used('a', MINUTE + MINUTE / 2)).toBe(0.5);
    expect([window.take('a', 5), window.take('a', 6)]).toEqual([true, false]);
    window.giveBack('b', 0);
    expect(window.used('b', 0)).toBe(0);
  });
  it('forgets no key that counts, however many come: those beyond its room are counted together', () => {
    const window = memoryWindow(1, MINUTE, { keys: 2, crowds: 1 });
    expect(['a', 'b', 'c'].map((key) => window.take(key, 0))).toEqual([true, true, true]);
    expect(['a', 'b', 'c', 'd'].map((key) => window.take(key, 1))).toEqual([false, false, false, false]);
    window.giveBack('c', 2);
    expect([window.take('d', 3), window.take('a', 3)]).toEqual([true, false]);
  });
  it('has room again for new keys once the old ones count no more', () => {
    const window = memoryWindow(1, MINUTE, { keys: 2, crowds: 1 });
    for (const key of ['a', 'b']) window.take(key, 0);
    expect(['c', 'd'].map((key) => window.take(key, 2 * MINUTE))).toEqual([true, true]);
    expect(['c', 'd'].map((key) => window.used(key, 2 * MINUTE))).toEqual([1, 1]);
  });
});

it('refuses with the code people are told, each key on its own', async () => {
  for (let turn = 0; turn < 20; turn += 1) await takeLimit('order.buyer', 'somebody');
  await expect(takeLimit('order.buyer', 'somebody')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    details: { minutes: 10 },
  });
  await expect(takeLimit('order.buyer', 'somebody else')).resolves.toBeUndefined();
});

it('counts failures only, where what went well is given back', async () => {
  for (let turn = 0; turn < 40; turn += 1) {
    await takeLimit('login.failure', 'owner');
    await giveBackLimit('login.failure', 'owner');
  }
  expect(await usedOf('login.failure', 'owner')).toBe(0);
  await takeLimit('login.failure', 'owner');
  expect(await usedOf('login.failure', 'owner')).toBe(1);
});
