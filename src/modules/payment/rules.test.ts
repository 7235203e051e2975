import { describe, expect, it } from 'vitest';
import {
  ATTEMPT_STATES,
  ATTEMPT_STEPS,
  attemptStatesBefore,
  checkDelaySeconds,
  failureClass,
  refundVerdict,
} from './rules';

const ALLOWED = [
  'READY>CONFIRMING',
  'READY>FAILED',
  'CONFIRMING>DONE',
  'CONFIRMING>WAITING_FOR_DEPOSIT',
  'CONFIRMING>FAILED',
  'CONFIRMING>UNKNOWN',
  'UNKNOWN>DONE',
  'UNKNOWN>WAITING_FOR_DEPOSIT',
  'UNKNOWN>FAILED',
  'WAITING_FOR_DEPOSIT>DONE',
  'WAITING_FOR_DEPOSIT>CANCELED',
  'WAITING_FOR_DEPOSIT>FAILED',
  'DONE>PARTIAL_CANCELED',
  'DONE>CANCELED',
  'DONE>WAITING_FOR_DEPOSIT',
  'PARTIAL_CANCELED>PARTIAL_CANCELED',
  'PARTIAL_CANCELED>CANCELED',
];

describe('attempt steps', () => {
  for (const from of ATTEMPT_STATES) {
    for (const to of ATTEMPT_STATES) {
      const allowed = ALLOWED.includes(`${from}>${to}`);
      it(`${from} → ${to} is ${allowed ? 'allowed' : 'forbidden'}`, () => {
        expect(ATTEMPT_STEPS[from].includes(to)).toBe(allowed);
        expect(attemptStatesBefore(to).includes(from)).toBe(allowed);
      });
    }
  }
});

describe('what a provider’s code means', () => {
  it.each([
    'REJECT_CARD_PAYMENT',
    'REJECT_CARD_COMPANY',
    'BELOW_MINIMUM_AMOUNT',
    'FDS_ERROR',
    'INVALID_STOPPED_CARD',
    'INVALID_PASSWORD',
  ])('%s: nothing was taken, the buyer may try again', (code) => expect(failureClass(code)).toBe('REJECTED'));
  it.each([
    'PROVIDER_ERROR',
    'CARD_PROCESSING_ERROR',
    'ALREADY_PROCESSED_PAYMENT',
    'DUPLICATED_ORDER_ID',
    'IDEMPOTENT_REQUEST_PROCESSING',
    'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING',
    'UNKNOWN_PAYMENT_ERROR',
    'NOT_FOUND_PAYMENT',
    'NO_ANSWER',
    'HTTP_502',
    'A_CODE_OF_TOMORROW',
  ])('%s: nobody knows yet, look', (code) => expect(failureClass(code)).toBe('UNKNOWN'));
  it.each([
    'UNAUTHORIZED_KEY',
    'INVALID_API_KEY',
    'INCORRECT_BASIC_AUTH_FORMAT',
    'FORBIDDEN_REQUEST',
    'INVALID_AUTHORIZE_AUTH',
  ])('%s: the shop is set up wrongly', (code) => expect(failureClass(code)).toBe('CONFIG'));
  it('a window that is over is over', () => expect(failureClass('NOT_FOUND_PAYMENT_SESSION')).toBe('EXPIRED'));
});

describe('what a refused refund means', () => {
  it.each([
    ['ALREADY_CANCELED_PAYMENT', 'RETRY'],
    ['NOT_MATCHES_REFUNDABLE_AMOUNT', 'RETRY'],
    ['NOT_CANCELABLE_AMOUNT', 'RETRY'],
    ['NOT_CANCELABLE_PAYMENT', 'REFUSED'],
    ['EXCEED_MAX_REFUND_DUE', 'REFUSED'],
    ['NO_ANSWER', 'RETRY'],
    ['FORBIDDEN_CONSECUTIVE_REQUEST', 'RETRY'],
    ['NOT_AVAILABLE_BANK', 'RETRY'],
    ['A_CODE_OF_TOMORROW', 'RETRY'],
  ])('%s: %s', (code, verdict) => expect(refundVerdict(code)).toBe(verdict));
});

it('looks again sooner at first, and never less than once a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(checkDelaySeconds)).toEqual([2, 4, 8, 16, 32, 60, 60]);
});
