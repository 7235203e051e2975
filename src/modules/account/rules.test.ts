import { describe, expect, test } from 'vitest';
import { brokenPasswordRules, loginFault, mobileNumber, normalEmail, standingOf } from './rules';

describe('a password', () => {
  test.each([
    ['우리집고양이는셋', []],
    ['correct horse battery', []],
    ['x1'.repeat(64), []],
    ['short', ['length']],
    ['x1'.repeat(65), ['length']],
    ['', ['length']],
    ['Password1', ['notCommon']],
    ['zzzzzzzzz', ['notCommon']],
    ['somebody@shop.example', ['notEmail']],
    ['Somebody', ['notEmail']],
  ])('%s breaks %j', (password, broken) => {
    expect(brokenPasswordRules(password, ' Somebody@Shop.example ')).toEqual(broken);
  });
});

describe('how a consent stands', () => {
  test.each([
    [true, 'WEB_SIGNUP', 'since'],
    [true, 'ACCOUNT', 'since'],
    [false, 'WEB_SIGNUP', 'never'],
    [false, 'NAVER_SIGNUP', 'never'],
    [false, 'ACCOUNT', 'withdrawn'],
    [false, 'CALCULATOR', 'withdrawn'],
    [false, 'LAPSED', 'lapsed'],
  ] as const)('%s said in %s: %s', (granted, channel, standing) => {
    expect(standingOf({ granted, channel })).toBe(standing);
  });
});

describe('a mobile number', () => {
  test.each([
    ['010-1234-5678', '01012345678'],
    ['010 1234 5678', '01012345678'],
    ['+82 10-1234-5678', '01012345678'],
    ['+82 010 1234 5678', '01012345678'],
    ['011-234-5678', '0112345678'],
    ['010-1234-567', '0101234567'],
  ])('%s is %s', (text, digits) => {
    expect(mobileNumber(text)).toBe(digits);
  });

  test.each(['', '02-123-4567', '010-1234-56789', '010-12a4-5678', '010-123-45'])('%j is none', (text) => {
    expect(mobileNumber(text)).toBeNull();
  });
});

test('addresses differ in more than case', () => {
  expect(normalEmail(' Kim@Example.COM ')).toBe('kim@example.com');
});

test.each([
  [null, null],
  ['', null],
  ['CredentialsSignin', 'WRONG'],
  ['RATE_LIMITED', 'RATE_LIMITED'],
  ['BUSY', 'BUSY'],
  ['NAVER_DENIED', 'NAVER_DENIED'],
  ['OAuthCallback', 'NAVER_FAILED'],
  ['OAuthSignin', 'NAVER_FAILED'],
  ['Callback', 'NAVER_FAILED'],
  ['Configuration', 'INTERNAL'],
  ['<script>', 'INTERNAL'],
])('the error word %j is the fault %j', (word, fault) => {
  expect(loginFault(word)).toBe(fault);
});
