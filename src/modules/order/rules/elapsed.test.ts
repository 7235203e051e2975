import { describe, expect, it } from 'vitest';
import { elapsed, secondsOf } from './elapsed';

const START = { running: 1000, wall: 1_760_000_000_000 };
const after = (running: number, wall: number) => ({ running: START.running + running, wall: START.wall + wall });

describe('how long ago it was', () => {
  it('is what both clocks say', () => {
    expect(elapsed(START, after(8000, 8000))).toBe(8000);
    expect(elapsed(START, START)).toBe(0);
  });

  it('counts the time a device slept', () => {
    expect(elapsed(START, after(2000, 900_000))).toBe(900_000);
  });

  it('does not listen to a clock that was set back', () => {
    expect(elapsed(START, after(5000, -3_600_000))).toBe(5000);
    expect(elapsed(START, after(0, -1))).toBe(0);
  });
});

describe('the seconds left', () => {
  it('are zero only when all is over', () => {
    expect([1001, 1000, 1, 0, -5000].map(secondsOf)).toEqual([2, 1, 1, 0, 0]);
  });
});
