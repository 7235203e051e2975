import { expect, it } from 'vitest';
import { beginAct, isActing, isOwnAct } from './own-acts';

it('explains what is heard of an order while the page does something with it, and a while longer', () => {
  expect(isOwnAct('ord_a')).toBe(false);
  expect(isActing('ord_a')).toBe(false);
  const end = beginAct('ord_a');
  expect(isActing('ord_a')).toBe(true);
  expect(isActing('ord_b')).toBe(false);
  expect(isOwnAct('ord_a', performance.now() + 60_000)).toBe(true);
  expect(isOwnAct('ord_b')).toBe(false);
  end();
  expect(isActing('ord_a')).toBe(false);
  expect(isOwnAct('ord_a')).toBe(true);
  expect(isOwnAct('ord_a', performance.now() + 11_000)).toBe(false);
});
