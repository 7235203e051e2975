import { describe, expect, it } from 'vitest';
import {
  ATTEMPT_STATES,
  ATTEMPT_STEPS,
  attemptStatesBefore,
  checkDelaySeconds,
  failureClass,
  isAnswerLost,
  masked,
  needsRefundAccount,
  refundDeadline,
  refundDelaySeconds,
  refundsInParts,
  refundVerdict,
  refundWay,
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
  'CANCELED>FAILED',
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
    'NOT_FOUND_TERMINAL_ID',
    'INVALID_UNREGISTERED_SUBMALL',
    'NOT_REGISTERED_BUSINESS',
  ])('%s: the shop is set up wrongly', (code) => expect(failureClass(code)).toBe('CONFIG'));
  it.each([
    ['NO_ANSWER', true],
    ['UNREADABLE_ANSWER', true],
    ['HTTP_502', true],
    ['IDEMPOTENT_REQUEST_PROCESSING', true],
    ['FAILED_INTERNAL_SYSTEM_PROCESSING', false],
    ['PROVIDER_ERROR', false],
    ['TOO_MANY_REQUESTS', false],
  ])('%s: the call may still be done: %s', (code, lost) => expect(isAnswerLost(code)).toBe(lost));
  it('a window that is over is over', () => expect(failureClass('NOT_FOUND_PAYMENT_SESSION')).toBe('EXPIRED'));
});

describe('what a refused refund means', () => {
  const nothing = { asBooked: false, missing: false };
  const all = { asBooked: true, missing: true };
  // Every code the provider lists for a cancel.
  it.each([
    ['INVALID_REQUEST', 'REFUSED'],
    ['INVALID_REFUND_ACCOUNT_INFO', 'REFUSED'],
    ['INVALID_REFUND_ACCOUNT_NUMBER', 'REFUSED'],
    ['INVALID_BANK', 'REFUSED'],
    ['EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT', 'REFUSED'],
    ['REFUND_REJECTED', 'REFUSED'],
    ['ALREADY_REFUND_PAYMENT', 'REFUSED'],
    ['FORBIDDEN_BANK_REFUND_REQUEST', 'REFUSED'],
    ['NOT_CANCELABLE_PAYMENT', 'REFUSED'],
    ['EXCEED_MAX_REFUND_DUE', 'REFUSED'],
    ['NOT_ALLOWED_PARTIAL_REFUND', 'REFUSED'],
    ['NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT', 'REFUSED'],
    ['NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER', 'REFUSED'],
    ['EXCEED_MAX_REFUND_AMOUNT', 'REFUSED'],
    ['NOT_SUPPORTED_REFUND', 'REFUSED'],
    ['NOT_ALLOWED_REFUND_BANK', 'REFUSED'],
    ['ALREADY_CANCELED_PAYMENT', 'RETRY'],
    ['NOT_MATCHES_REFUNDABLE_AMOUNT', 'RETRY'],
    ['PROVIDER_ERROR', 'RETRY'],
    ['FORBIDDEN_CONSECUTIVE_REQUEST', 'RETRY'],
    ['NOT_AVAILABLE_BANK', 'RETRY'],
    ['FORBIDDEN_REQUEST', 'RETRY'],
    ['INCORRECT_BASIC_AUTH_FORMAT', 'RETRY'],
    ['UNAUTHORIZED_KEY', 'RETRY'],
    ['IDEMPOTENT_REQUEST_PROCESSING', 'RETRY'],
    ['FAILED_INTERNAL_SYSTEM_PROCESSING', 'RETRY'],
    ['FAILED_REFUND_PROCESS', 'RETRY'],
    ['FAILED_METHOD_HANDLING_CANCEL', 'RETRY'],
    ['FAILED_PARTIAL_REFUND', 'RETRY'],
    ['COMMON_ERROR', 'RETRY'],
    ['NO_ANSWER', 'RETRY'],
    ['HTTP_502', 'RETRY'],
    ['A_CODE_OF_TOMORROW', 'RETRY'],
  ])('%s: %s, whatever the look told', (code, verdict) =>
    expect([nothing, all].map((look) => refundVerdict(code, look))).toEqual([verdict, verdict]),
  );

  it('more than the balance is final once the look shows nothing new', () => {
    expect(refundVerdict('NOT_CANCELABLE_AMOUNT', { ...all, asBooked: false })).toBe('RETRY');
    expect(refundVerdict('NOT_CANCELABLE_AMOUNT', { ...nothing, asBooked: true })).toBe('REFUSED');
  });

  it('a payment the provider does not know is final once it has been missing for long', () => {
    expect(refundVerdict('NOT_FOUND_PAYMENT', { ...all, missing: false })).toBe('RETRY');
    expect(refundVerdict('NOT_FOUND_PAYMENT', { ...nothing, missing: true })).toBe('REFUSED');
  });
});

it('looks again sooner at first, and never less than once a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(checkDelaySeconds)).toEqual([2, 4, 8, 16, 30, 30, 30]);
});

describe('how money goes back', () => {
  it('waits for minutes where the provider asks for it', () => {
    expect(refundDelaySeconds('FORBIDDEN_CONSECUTIVE_REQUEST', 0)).toBe(180);
    expect(refundDelaySeconds('NOT_AVAILABLE_BANK', 0)).toBe(900);
    expect([0, 1, 9].map((attempts) => refundDelaySeconds('PROVIDER_ERROR', attempts))).toEqual([2, 4, 30]);
  });

  const approved = new Date('2026-11-30T14:59:59Z');
  it.each([
    ['CARD', null],
    ['TRANSFER', '2027-05-29T14:59:59.000Z'],
    ['VIRTUAL_ACCOUNT', '2027-11-30T14:59:59.000Z'],
    // The last second of November in Seoul.
    ['MOBILE_PHONE', '2026-11-30T15:00:00.000Z'],
  ] as const)('has its time by the way it was paid: %s', (method, end) =>
    expect(refundDeadline(method, approved)?.toISOString() ?? null).toBe(end),
  );

  it('of a phone in January ends with January', () =>
    expect(refundDeadline('MOBILE_PHONE', new Date('2026-12-31T15:00:00Z'))?.toISOString()).toBe(
      '2027-01-31T15:00:00.000Z',
    ));

  const account = { bank: '20', number: 'X1', holder: '김예시' };
  it.each([
    ['DONE', account, true],
    ['PARTIAL_CANCELED', account, true],
    ['WAITING_FOR_DEPOSIT', account, false],
    ['CANCELED', account, false],
    ['DONE', null, false],
  ] as const)('needs an account only for a deposit that came: %s %o', (state, given, needed) =>
    expect(needsRefundAccount({ state, account: given })).toBe(needed),
  );

  it('goes back whole where a third party keeps it or the provider says so', () => {
    expect(refundsInParts({ useEscrow: false, partialCancelable: true })).toBe(true);
    expect(refundsInParts({ useEscrow: true, partialCancelable: true })).toBe(false);
    expect(refundsInParts({ useEscrow: false, partialCancelable: false })).toBe(false);
  });

  it.each([
    ['110123456789', '********6789'],
    ['123456', '****3456'],
    ['12', '****12'],
  ])('keeps no more of %s than its end', (number, kept) =>
    expect(masked({ bank: '88', number, holder: '김예시' }).number).toBe(kept),
  );
});

describe('money going back', () => {
  it.each([
    ['CARD', false, 'CARD'],
    ['TRANSFER', false, 'TRANSFER'],
    ['MOBILE_PHONE', false, 'MOBILE_PHONE'],
    ['MOBILE_PHONE', true, 'ACCOUNT'],
    ['VIRTUAL_ACCOUNT', false, 'ACCOUNT'],
    [undefined, false, 'CARD'],
  ] as const)('paid by %s, an account named: %s, it goes to %s', (method, toAccount, way) => {
    expect(refundWay(method, toAccount)).toBe(way);
  });
});
