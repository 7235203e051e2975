import { expect, it } from 'vitest';
import { parseCookie } from './cookies';

it('reads names and values without the blanks around them, and leaves out what comes twice', () => {
  const cookies = parseCookie('a=1;\tb = %ED%95%9C ;=x; c=%zz; d=1; d=2; e=a=b');
  expect([...cookies]).toEqual([
    ['a', '1'],
    ['b', '한'],
    ['c', '%zz'],
    ['e', 'a=b'],
  ]);
});

it.each(['\u00A0', '\uFEFF', '\u2000', '\u2028', '\v', '\f'])(
  'knows a name with %j beside it for another one: a sibling domain may set it, whatever prefix follows',
  (blank) => {
    const name = '__Host-shop.guest';
    for (const planted of [blank + name, name + blank, ` ${blank}${name}`]) {
      expect(parseCookie(`${planted}=theirs`).get(name)).toBeUndefined();
      expect(parseCookie(`${name}=mine; ${planted}=theirs`).get(name)).toBe('mine');
    }
  },
);

// The square of so many would not end in the time a test has.
it('reads a header of blanks at once', () => {
  const blanks = ' '.repeat(300_000);
  expect([...parseCookie(`a${blanks}b=c${blanks}d${blanks}; e=1`)]).toEqual([
    [`a${blanks}b`, `c${blanks}d`],
    ['e', '1'],
  ]);
});
