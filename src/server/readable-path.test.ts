import { expect, it } from 'vitest';
import { readablePath } from './readable-path';

it.each([
  ['/products/%E0%A4%A', '/products/%EF%BF%BD'],
  ['/en/products/%F0%90%80?q=a?b', '/en/products/%EF%BF%BD?q=a?b'],
  ['/products/100%', '/products/%EF%BF%BD'],
  ['/%zz/%ff/shake', '/%EF%BF%BD/%EF%BF%BD/shake'],
  ['/_next/./image?url=a/../b', '/_next/image?url=a/../b'],
  ['/x/%2E./_next/.%2e/_next/image', '/_next/image'],
  ['//x/../admin/..', '//'],
])('%s is asked for as %s', (given, read) => {
  expect(readablePath(given)).toBe(read);
});

it.each(['/', '/.well-known/a..b/...', '/products/%EA%B0%80', '/products?q=%E0%A4%A', '/products/%00', ''])(
  '%s can be read',
  (address) => {
    expect(readablePath(address)).toBe(address);
  },
);
