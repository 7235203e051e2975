import { describe, expect, it } from 'vitest';
import en from '~/i18n/messages/en/payment.json';
import ko from '~/i18n/messages/ko/payment.json';
import { failureClass } from '../rules';
import { DECLINE_REASONS, declineReason, KNOWN_CODES } from './decline-reason';

describe('reasons of a refused payment', () => {
  it.each(DECLINE_REASONS)('%s has a sentence in both languages', (reason) => {
    expect(ko.declined[reason]).toBeTruthy();
    expect(en.declined[reason]).toBeTruthy();
    expect(ko.refused[reason]).toBeTruthy();
    expect(en.refused[reason]).toBeTruthy();
  });

  it('tells the closed window from the refusing bank', () => {
    expect(declineReason('PAY_PROCESS_CANCELED')).toBe('CLOSED');
    expect(declineReason('REJECT_CARD_COMPANY')).toBe('CARD_COMPANY');
  });

  it.each([null, undefined, '', 'SOMETHING_NEW', 'constructor', '__proto__'])('falls back for %s', (code) => {
    expect(declineReason(code)).toBe('OTHER');
  });

  it('uses every reason but the fall-back for at least one code', () => {
    const used = new Set(KNOWN_CODES.map(declineReason));
    expect(DECLINE_REASONS.filter((reason) => !used.has(reason))).toEqual(['OTHER']);
  });

  it('knows no code that leaves the payment undecided', () => {
    const ours = [
      'PAY_PROCESS_CANCELED',
      'USER_CANCEL',
      'EXPIRED',
      'EXPIRED_PAYMENT',
      'NOT_FOUND_PAYMENT',
      'AMOUNT_MISMATCH',
      'OUT_OF_STOCK',
    ];
    expect(KNOWN_CODES.filter((code) => !ours.includes(code) && failureClass(code) === 'UNKNOWN')).toEqual([]);
  });
});
