import { beforeEach, describe, expect, it, vi } from 'vitest';

const fresh = () => {
  vi.resetModules();
  return import('./under-way');
};
let door: Awaited<ReturnType<typeof fresh>>;
beforeEach(async () => {
  door = await fresh();
});

const turnsAt = (now: number, count: number) => Array.from({ length: count }, () => door.nextTurn(now));
const serve = (count: number) => Promise.all(Array.from({ length: count }, () => door.counted(async () => undefined)));

describe('whoever is turned away', () => {
  it('comes again one after the other, at half the pace at which calls are answered', () => {
    const turns = turnsAt(10_000, 500);
    expect(turns[0]).toBe(2);
    expect(turns.filter((seconds) => seconds === 3)).toHaveLength(100);
    expect(turns.at(-1)).toBe(6);
  });

  it('is given the pace measured while it is full', async () => {
    door.nextTurn(10_000);
    await serve(40);
    door.nextTurn(11_000);
    const turns = turnsAt(11_000, 100);
    expect(turns.at(-1)).toBe(7);
  });

  it('does not pay for the first moment of a rush, when nobody was answered yet', async () => {
    door.nextTurn(10_000);
    await serve(19);
    const turns = turnsAt(11_900, 100);
    expect(turns.at(-1)).toBe(2);
  });

  it('is not told to wait longer because nobody was there before', async () => {
    turnsAt(10_000, 3);
    await serve(5);
    expect(door.nextTurn(900_000)).toBe(2);
    expect(turnsAt(900_000, 98).at(-1)).toBe(2);
  });

  it('waits half a minute at most', () => {
    expect(Math.max(...turnsAt(10_000, 20_000))).toBe(30);
  });
});

describe('calls under way', () => {
  it('fill the shop up to 256, also those that fail', async () => {
    let end: () => void = () => undefined;
    const lasting = new Promise<void>((resolve) => (end = resolve));
    const calls = Array.from({ length: 256 }, (_, n) =>
      door.counted(async () => {
        await lasting;
        if (n % 2) throw new Error('failed');
      }),
    );
    expect(door.isFull()).toBe(true);
    end();
    await Promise.allSettled(calls);
    expect(door.isFull()).toBe(false);
  });

  it('are counted one by one, also where they come together', async () => {
    let end: () => void = () => undefined;
    const lasting = new Promise<void>((resolve) => (end = resolve));
    const batches = Array.from({ length: 25 }, () => door.counted(() => lasting, 10));
    expect([door.isFull(6), door.isFull(7)]).toEqual([false, true]);
    end();
    await Promise.all(batches);
    expect(door.isFull(256)).toBe(false);
  });
});
