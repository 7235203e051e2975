import { describe, expect, it } from 'vitest';
import { isStorable } from './storable';

describe('what can be stored', () => {
  it.each([['김예시 👍'], [''], [7], [null], [undefined], [['a', { b: '한 줄\n두 줄' }]], [new Date()]])(
    '%j',
    (value) => expect(isStorable(value)).toBe(true),
  );
});

describe('what can not', () => {
  it.each([
    ['a\u0000b'],
    ['\ud800'],
    ['\udc4d!'],
    [{ a: [{ b: 'x\u0000' }] }],
    [{ 'k\u0000': 1 }],
    [new Map()],
    [new Set()],
    [new Uint8Array(9)],
  ])('%j', (value) => expect(isStorable(value)).toBe(false));
});

it('is asked once of what stands in many places, and of what stands in itself', () => {
  let nested: Record<string, unknown> = { text: '김예시' };
  for (let level = 0; level < 60; level += 1) nested = { a: nested, b: nested };
  expect(isStorable(nested)).toBe(true);
  const cycle: Record<string, unknown> = { text: 'x\u0000' };
  cycle.self = cycle;
  expect(isStorable(cycle)).toBe(false);
});

it('is asked of what is nested as deep as a body can hold', () => {
  const depth = 49_000;
  const deep = (text: string): unknown => JSON.parse(`${'['.repeat(depth)}${JSON.stringify(text)}${']'.repeat(depth)}`);
  expect(isStorable(deep('김예시'))).toBe(true);
  expect(isStorable(deep('x\u0000'))).toBe(false);
});
