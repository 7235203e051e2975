import { expect, test } from 'vitest';
import { pagesShown } from './pages-shown';

test.each([
  [1, 1, [1]],
  [3, 5, [1, 2, 3, 4, 5]],
  [1, 9, [1, 2, null, 9]],
  [2, 9, [1, 2, 3, null, 9]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [9, 9, [1, null, 8, 9]],
  [7, 7, [1, null, 6, 7]],
])('from page %i of %i lead %j', (page, pages, shown) => {
  expect(pagesShown(page, pages)).toEqual(shown);
});

test.each([6, 9, 120])('of %i pages the first and the last are always among them, each page once', (pages) => {
  for (let page = 1; page <= pages; page += 1) {
    const numbers = pagesShown(page, pages).filter((number) => number !== null);
    expect(numbers).toContain(1);
    expect(numbers).toContain(page);
    expect(numbers).toContain(pages);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
});
