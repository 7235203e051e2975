import { expect, it } from 'vitest';
import { heldTogether } from './held-together';

it.each([
  ['여기에서 반품을 요청할 수 있어요.', '여기에서 반품을 요청할\u00a0수\u00a0있어요.'],
  ['다시 팔 수 없어서, 다시 살 수 있을 때', '다시 팔\u00a0수\u00a0없어서, 다시 살\u00a0수\u00a0있을 때'],
  ['상품 수 3개, 그럴 수도 있어요.', '상품 수 3개, 그럴 수도 있어요.'],
])('%s', (written, shown) => {
  expect(heldTogether({ page: { title: written } })).toEqual({ page: { title: shown } });
});
