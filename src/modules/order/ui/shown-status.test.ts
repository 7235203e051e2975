import { expect, it } from 'vitest';
import { shownClaim, shownWithClaim } from './shown-status';

const claim = (
  kind: 'CANCEL' | 'RETURN' | 'EXCHANGE',
  state: string,
  day: number | null,
  refund: object | null = null,
) => ({
  ...{ kind, state, refund },
  endedAt: day === null ? null : new Date(2026, 10, day),
});

it.each([
  [
    'an open one before any that ended',
    [claim('RETURN', 'COMPLETED', 3), claim('EXCHANGE', 'REQUESTED', null)],
    true,
    'EXCHANGE',
  ],
  [
    'the last that ended well',
    [claim('RETURN', 'COMPLETED', 3, {}), claim('EXCHANGE', 'COMPLETED', 5)],
    false,
    'EXCHANGE',
  ],
  ['an exchange that ended with money as a return', [claim('EXCHANGE', 'COMPLETED', 3, {})], false, 'RETURN'],
] as const)('the page is about %s', (_, claims, isOpen, kind) => {
  expect(shownClaim(claims)).toEqual({ kind, isOpen });
});

it('the page is about none that was refused, withdrawn or ended the order', () => {
  const ended = [claim('RETURN', 'REFUSED', 3), claim('RETURN', 'WITHDRAWN', 4), claim('CANCEL', 'COMPLETED', 5)];
  expect(shownClaim(ended)).toBeNull();
});

it.each([
  ['DELIVERED', false, { kind: 'RETURN', isOpen: false }, 'CLAIM_DONE'],
  ['COMPLETED', false, { kind: 'RETURN', isOpen: false }, 'COMPLETED'],
  ['DELIVERED', false, { kind: 'RETURN', isOpen: true }, 'CLAIM_OPEN'],
  ['PREPARING', true, { kind: 'CANCEL', isOpen: true }, 'REFUNDING'],
  ['AWAITING_DEPOSIT', true, null, 'CLOSING'],
  ['SHIPPED', false, null, 'SHIPPED'],
] as const)('%s (cancelling: %s, asked: %o) reads as %s', (status, canceling, asked, shown) => {
  expect(shownWithClaim(status, canceling, asked)).toBe(shown);
});
