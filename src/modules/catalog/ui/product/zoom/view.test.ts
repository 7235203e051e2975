import { describe, expect, it } from 'vitest';
import { CLOSE_UP, CLOSEST, kept, moved, scaledAt, toggled, WHOLE, type Place, type View } from './view';

/** What of the picture lies at a place of the frame, from the picture's middle. */
const under = ({ scale, x, y }: View, place: Place) => ({ x: (place.x - x) / scale, y: (place.y - y) / scale });

describe('looking closer', () => {
  it.each([
    { x: 0, y: 0 },
    { x: 0.3, y: -0.4 },
    { x: -0.5, y: 0.5 },
  ])('keeps what lies at $x, $y where it is', (place) => {
    const near = scaledAt(WHOLE, 2, place);
    expect(near.scale).toBe(2);
    expect(under(near, place).x).toBeCloseTo(under(WHOLE, place).x);
    expect(under(near, place).y).toBeCloseTo(under(WHOLE, place).y);
    const nearer = scaledAt(near, 3, place);
    expect(under(nearer, place).x).toBeCloseTo(under(near, place).x);
  });

  it('goes no closer than the closest and no further than the whole', () => {
    expect(scaledAt(WHOLE, 9, { x: 0, y: 0 }).scale).toBe(CLOSEST);
    expect(scaledAt({ scale: 3, x: 1, y: -1 }, 0.2, { x: 0.4, y: 0 })).toEqual(WHOLE);
  });

  it('is turned on and off by one press', () => {
    const near = toggled(WHOLE, { x: 0.1, y: 0.1 });
    expect(near.scale).toBe(CLOSE_UP);
    expect(toggled(near, { x: 0.4, y: 0.4 })).toEqual(WHOLE);
  });
});

describe('moving', () => {
  it('stops where the picture ends', () => {
    expect(moved({ scale: 3, x: 0, y: 0 }, { x: 5, y: -5 })).toEqual({ scale: 3, x: 1, y: -1 });
    expect(moved({ scale: 3, x: 0, y: 0 }, { x: 0.25, y: 0 })).toEqual({ scale: 3, x: 0.25, y: 0 });
  });

  it('does nothing to the whole', () => {
    expect(moved(WHOLE, { x: 0.5, y: 0.5 })).toEqual(WHOLE);
    expect(kept({ scale: 1, x: 4, y: 4 })).toEqual(WHOLE);
  });
});
