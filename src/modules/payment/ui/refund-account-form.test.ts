import { describe, expect, it } from 'vitest';
import { accountErrors, accountOf, NO_ACCOUNT } from './refund-account-form';

const ACCOUNT = { bank: '20', number: '1002-123-456789', holder: ' 김예시 ' };

describe('the account a deposit goes back to', () => {
  it('is taken as people type it', () => {
    expect(accountErrors(ACCOUNT)).toEqual({});
    expect(accountOf(ACCOUNT)).toEqual({ bank: '20', number: '1002123456789', holder: '김예시' });
  });

  it('tells what is missing from what is wrong, field by field', () => {
    expect(accountErrors(NO_ACCOUNT)).toEqual({ bank: 'missing', number: 'missing', holder: 'missing' });
    expect(accountErrors({ bank: '00', number: '12a', holder: 'x'.repeat(61) })).toEqual({
      bank: 'wrong',
      number: 'wrong',
      holder: 'wrong',
    });
    expect(accountOf({ ...ACCOUNT, number: '1'.repeat(21) })).toBeUndefined();
  });
});
