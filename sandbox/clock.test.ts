import { expect, it, vi } from 'vitest';
import { createClock } from './clock';

const START = new Date('2026-11-21T19:00:00+09:00');

it('stands still when frozen and moves by exactly what it is told', async () => {
  const clock = createClock({ frozenAt: START });
  await clock.advance(1_500);
  expect(clock.now()).toBe(START.getTime() + 1_500);
});

it('runs jobs in the order of their time, each at its own time, also those set on the way', async () => {
  const clock = createClock({ frozenAt: START });
  const seen: [string, number][] = [];
  const note = (name: string) => () => void seen.push([name, clock.now() - START.getTime()]);
  clock.schedule(START.getTime() + 300, note('late'));
  clock.schedule(START.getTime() + 100, () => {
    note('early')();
    clock.schedule(clock.now() + 100, note('between'));
  });
  await clock.advance(1_000);
  expect(seen).toEqual([
    ['early', 100],
    ['between', 200],
    ['late', 300],
  ]);
});

it('keeps the order of many jobs, those of one time as they were set', async () => {
  const clock = createClock({ frozenAt: START });
  const seen: number[] = [];
  const times = Array.from({ length: 500 }, (_, i) => (i * 7919) % 100);
  times.forEach((time, i) => clock.schedule(clock.now() + time, () => void seen.push(time * 1_000 + i)));
  await clock.advance(1_000);
  expect(seen).toEqual(times.map((time, i) => time * 1_000 + i).sort((a, b) => a - b));
});

it('runs what is due at once without being advanced', async () => {
  const clock = createClock({ frozenAt: START });
  const seen: string[] = [];
  clock.schedule(clock.now() + 1, () => void seen.push('later'));
  clock.schedule(clock.now(), () => void seen.push('due'));
  await expect.poll(() => seen).toEqual(['due']);
});

it('follows real time otherwise, keeping what it was advanced by', async () => {
  const clock = createClock();
  await clock.advance(3_600_000);
  expect(clock.now() - Date.now()).toBeGreaterThan(3_599_000);
  const ran = await new Promise((done) => clock.schedule(clock.now() + 20, () => done('ran')));
  expect(ran).toBe('ran');
  clock.stop();
});

it('goes on after a job that fails, and says so', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const clock = createClock({ frozenAt: START });
  const seen: string[] = [];
  clock.schedule(clock.now() + 1, () => Promise.reject(new Error('on purpose')));
  clock.schedule(clock.now() + 2, () => void seen.push('next'));
  await clock.advance(10);
  expect(seen).toEqual(['next']);
  expect(complaint).toHaveBeenCalledOnce();
});
