import { describe, expect, it } from 'vitest';
import { labelAt } from './hour-label';

const dayOf = (counts: Readonly<Record<number, number>>) => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

describe('the newest number of the day', () => {
  it('stands over its dot while orders rise or stay', () => {
    expect(labelAt(dayOf({ 8: 1, 9: 3 }), 9)).toEqual({ side: 'above', count: 3 });
    expect(labelAt(dayOf({ 8: 3, 9: 3 }), 9)).toEqual({ side: 'above', count: 3 });
  });

  it('stands at the right of its dot where the line comes down to it', () => {
    expect(labelAt(dayOf({ 6: 2, 7: 1 }), 7)).toEqual({ side: 'right', count: 1 });
  });

  it('stands at the right in the first hours, where half of it would leave the chart', () => {
    expect(labelAt(dayOf({ 0: 2 }), 0)).toEqual({ side: 'right', count: 2 });
  });

  it('reaches back late in the day, over all of the line that it covers', () => {
    expect(labelAt(dayOf({ 19: 7, 22: 4, 23: 1 }), 23)).toEqual({ side: 'aboveLeft', count: 7 });
    expect(labelAt(dayOf({ 18: 9, 23: 2 }), 23)).toEqual({ side: 'aboveLeft', count: 2 });
  });
});
