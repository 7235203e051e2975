import { describe, expect, it } from 'vitest';
import { contactInput } from '~/modules/order/input';
import { recipientInput } from './address-input';
import { profileInput } from './input';

const NAMES = {
  account: profileInput.shape.name,
  contact: contactInput.shape.name,
  recipient: recipientInput.shape.name,
  address: recipientInput.shape.address1,
};

describe.each(Object.entries(NAMES))('what is typed as the name of an %s', (_, field) => {
  it.each([
    ['a turn of direction', '\u202E김예시'],
    ['a space without width', '김\u200B예시'],
    ['a mark at its beginning', '\uFEFF 김예시'],
  ])('loses %s', (_what, typed) => expect(field.parse(typed)).toBe('김예시'));

  it('is missing where nothing of it can be seen', () => {
    expect(field.safeParse('\u200B\u2060 ').success).toBe(false);
  });

  it('stays as long as it may be, and no longer', () => {
    expect(field.parse('김'.repeat(40))).toHaveLength(40);
    expect(field.safeParse('김'.repeat(121)).success).toBe(false);
  });
});
