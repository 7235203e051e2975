import { describe, expect, it } from 'vitest';
import { veiled } from '~/lib/veiled';
import { readReviewParams, reviewsHref, saveReviewInput } from './input';
import { mayReview } from './rules';

it.each([
  ['김예시', '김*시'],
  ['남궁예시', '남**시'],
  ['김수', '김*'],
  ['김', '김'],
  ['Alice Example', 'A***'],
  ['', ''],
])('%j is shown to strangers as %j', (name, shown) => {
  expect(veiled(name)).toBe(shown);
});

it.each([
  ['DELIVERED', 1, true],
  ['COMPLETED', 2, true],
  ['COMPLETED', 0, false],
  ['SHIPPED', 1, false],
  ['NONE', 1, false],
] as const)('a parcel that is %s with %i kept can be reviewed: %s', (parcel, kept, may) => {
  expect(mayReview({ parcel, kept })).toBe(may);
});

describe('the address of reviews', () => {
  it('holds what differs from all, and reads back as it was written', () => {
    const all = readReviewParams('bar', {});
    expect(reviewsHref(all)).toBe('/products/bar/reviews');
    const some = {
      ...all,
      stars: 4,
      photos: true,
      sort: 'new',
      variantId: 'var_0123456789abcdefghij',
      page: 3,
    } as const;
    const { pathname, searchParams } = new URL(reviewsHref(some, { page: 3 }), 'http://shop');
    expect(pathname).toBe('/products/bar/reviews');
    expect(readReviewParams('bar', Object.fromEntries(searchParams))).toEqual(some);
  });

  it('leaves out what cannot be understood', () => {
    const odd = { sort: 'worst', stars: '6', photos: 'yes', option: 'var_1', page: '-1' };
    expect(readReviewParams('bar', odd)).toEqual(readReviewParams('bar', {}));
  });
});

describe('what is typed', () => {
  const lineId = 'lin_0123456789abcdefghij';
  it('counts as what is left of it as plain text', () => {
    const flaws = (text: string, ratingHalves = 9) =>
      saveReviewInput.safeParse({ lineId, ratingHalves, text }).error?.issues.map(({ message }) => message) ?? [];
    expect(flaws('열 글자는 넘어야 해요.')).toEqual([]);
    expect(flaws('\u200B'.repeat(50))).toEqual(['TEXT_SHORT']);
    expect(flaws('가'.repeat(2001))).toEqual(['TEXT_LONG']);
    for (const halves of [0, 11, 4.5]) expect(flaws('열 글자는 넘어야 해요.', halves)).toEqual(['RATING_REQUIRED']);
  });
});
