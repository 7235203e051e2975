import { describe, expect, it } from 'vitest';
import { caretAfter, formatPhone } from './phone';

describe('telephone numbers while they are typed', () => {
  it.each([
    ['', ''],
    ['010', '010'],
    ['0101', '010-1'],
    ['0101234', '010-1234'],
    ['01012345', '010-1234-5'],
    ['01012345678', '010-1234-5678'],
    ['010-1234-567', '010-1234-567'],
    ['010 1234 5678 9', '010-1234-5678'],
    ['021234567', '02-123-4567'],
    ['0212345678', '02-1234-5678'],
    ['0311234567', '031-123-4567'],
    ['03112345678', '031-1234-5678'],
  ])('%s is shown as %s', (typed, shown) => {
    expect(formatPhone(typed)).toBe(shown);
  });

  it('keeps the caret behind the digit it was behind', () => {
    expect(caretAfter('010-1234-5678', 3)).toBe(3);
    expect(caretAfter('010-1234-5678', 4)).toBe(5);
    expect(caretAfter('010-1234-5678', 0)).toBe(0);
    expect(caretAfter('010-1', 9)).toBe(5);
  });
});
