import { describe, expect, it } from 'vitest';
import { holdEnd } from './hold-end';

const [due, kept] = [new Date('2026-12-01T14:59:00Z'), new Date('2026-12-02T14:59:00Z')];

describe('when a hold ends', () => {
  it('is when the deposit is due, as its shopper reads it', () => {
    expect(holdEnd({ orderState: 'AWAITING_DEPOSIT', orderEndsAt: due, expiresAt: kept })).toEqual(due);
  });
  it('is its own end for what is paid at once', () => {
    expect(holdEnd({ orderState: 'PENDING', orderEndsAt: due, expiresAt: kept })).toEqual(kept);
    expect(holdEnd({ orderState: 'CONFIRMING', orderEndsAt: due, expiresAt: kept })).toEqual(kept);
  });
  it('is its own end where nobody asked when the order ends', () => {
    expect(holdEnd({ orderState: 'AWAITING_DEPOSIT', expiresAt: kept })).toEqual(kept);
  });
});
