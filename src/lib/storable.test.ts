import { describe, expect, it } from 'vitest';
import { isStorable } from './storable';

describe('what can be stored', () => {
  it.each([['김예시 👍'], [''], [7], [null], [undefined], [['a', { b: '한 줄\n두 줄' }]], [new Date()]])(
    '%j',
    (value) => expect(isStorable(value)).toBe(true),
  );
});

describe('what can not', () => {
  it.each([['a\u0000b'], ['\ud800'], ['\udc4d!'], [{ a: [{ b: 'x\u0000' }] }], [{ 'k\u0000': 1 }]])('%j', (value) =>
    expect(isStorable(value)).toBe(false),
  );
});
