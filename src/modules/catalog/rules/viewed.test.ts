import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { readViewed, VIEWED_MOST, viewedWith } from './viewed';

const ids = Array.from({ length: VIEWED_MOST }, () => newId('prd'));

describe('products looked at', () => {
  it('are twenty, and the one looked at longest ago gives way to a new one', () => {
    const newest = newId('prd');
    expect(readViewed(ids.join(','))).toHaveLength(20);
    expect(viewedWith(ids, newest)).toEqual([newest, ...ids.slice(0, -1)]);
  });

  it('come to the front when they are looked at again', () => {
    const again = ids.slice(3, 4).flatMap((id) => viewedWith(ids, id));
    expect(again).toEqual([...ids.slice(3, 4), ...ids.slice(0, 3), ...ids.slice(4)]);
  });
});
