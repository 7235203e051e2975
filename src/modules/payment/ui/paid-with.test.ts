import { expect, it } from 'vitest';
import { paidWith } from './paid-with';

it.each([
  ['카드', 'CARD'],
  ['토스페이', 'TOSSPAY'],
  ['간편결제', 'EITHER'],
  ['constructor', 'EITHER'],
  [null, 'EITHER'],
])('what the provider calls «%s» in the card window is %s', (methodLabel, known) => {
  expect(paidWith({ method: 'CARD', methodLabel })).toBe(known);
});

it('is the method itself outside of it', () => {
  expect(paidWith({ method: 'TRANSFER', methodLabel: '계좌이체' })).toBe('TRANSFER');
});
