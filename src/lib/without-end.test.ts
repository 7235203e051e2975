import { expect, it } from 'vitest';
import { withoutEnd } from './without-end';

it.each([
  ['/a//', '/', '/a'],
  ['//', '/', ''],
  ['', '/', ''],
  ['a \t ', ' \t', 'a'],
  [' a/ b', '/ ', ' a/ b'],
])('%j ends without %j: %j', (text, signs, left) => expect(withoutEnd(text, signs)).toBe(left));

// The square of so many would not end in the time a test has.
it('reads a long row at once', () => {
  const row = `a${'/'.repeat(300_000)}b`;
  expect(withoutEnd(`${row}/`, '/')).toBe(row);
});
