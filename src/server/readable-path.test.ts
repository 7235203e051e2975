import { expect, it } from 'vitest';
import { readablePath } from './readable-path';

it.each([
  ['/products/%E0%A4%A', '/products/%EF%BF%BD'],
  ['/en/products/%F0%90%80?q=a?b', '/en/products/%EF%BF%BD?q=a?b'],
  ['/products/100%', '/products/%EF%BF%BD'],
  ['/%zz/%ff/shake', '/%EF%BF%BD/%EF%BF%BD/shake'],
])('%s is asked for as %s', (given, read) => {
  expect(readablePath(given)).toBe(read);
});

it.each(['/', '/products/%EA%B0%80', '/products?q=%E0%A4%A', '/products/%00', ''])('%s can be read', (address) => {
  expect(readablePath(address)).toBe(address);
});
