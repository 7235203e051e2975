import { expect, it, vi } from 'vitest';
import { afterAct, beginAct, isOwnAct } from './own-acts';

it('explains what is heard of an order while the page does something with it, and a while longer', () => {
  expect(isOwnAct('ord_a')).toBe(false);
  const end = beginAct('ord_a');
  expect(isOwnAct('ord_a', performance.now() + 60_000)).toBe(true);
  expect(isOwnAct('ord_b')).toBe(false);
  end();
  expect(isOwnAct('ord_a')).toBe(true);
  expect(isOwnAct('ord_a', performance.now() + 11_000)).toBe(false);
});

it('draws what is heard of an order meanwhile when the answer is there, once, and of another at once', () => {
  const [first, last, other] = [vi.fn(), vi.fn(), vi.fn()];
  const end = beginAct('ord_c');
  afterAct('ord_c', first);
  afterAct('ord_c', last);
  afterAct('ord_d', other);
  expect([first, last, other].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1]);
  end();
  end();
  expect([first, last].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  afterAct('ord_c', first);
  expect(first).toHaveBeenCalledOnce();
});
