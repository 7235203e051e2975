import { describe, expect, it } from 'vitest';
import { adminListInput, readAdminList } from '~/modules/catalog/admin-input';
import { listInput, readListParams, SEARCH_MAX } from '~/modules/catalog/input';
import { deskInput, readDesk } from '~/modules/order/admin-input';
import { isStorable } from './storable';
import { typedText } from './typed-text';

it('is the first of a name, without what no database holds, and never half a sign', () => {
  expect(typedText(undefined)).toBe('');
  expect(typedText([' a ', 'b'])).toBe('a');
  expect(typedText('\0a\0b\0')).toBe('ab');
  expect(typedText('\0')).toBe('');
  expect(typedText('ab🥜', 3)).toBe('ab');
  expect(typedText('ab🥜', 4)).toBe('ab🥜');
});

describe.each(['\0', 'a\0', `${'가'.repeat(SEARCH_MAX - 1)}🥜`, `${'가'.repeat(29)}🥜`])('%j in an address', (text) => {
  it.each([
    ['of the list', () => listInput.parse(readListParams({ q: text }).input)],
    ['of the products’ desk', () => adminListInput.parse(readAdminList({ q: text }))],
    ['of the orders’ desk', () => deskInput.parse({ page: readDesk({ desk: text, page: text }).page })],
  ])('%s can be asked for', (_, read) => {
    expect(isStorable(read())).toBe(true);
  });
});
