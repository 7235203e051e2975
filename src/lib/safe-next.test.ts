import { expect, test } from 'vitest';
import { safeNext } from './safe-next';

const ORIGIN = 'https://shop.example';

test.each([
  ['/cart', '/cart'],
  ['/en/checkout?step=2#pay', '/en/checkout?step=2#pay'],
  ['/products/%ED%95%9C%EA%B8%80', '/products/%ED%95%9C%EA%B8%80'],
  ['/search?q=//evil.example', '/search?q=//evil.example'],
  ['/a/../cart', '/cart'],
  [`${ORIGIN}/orders`, '/orders'],
  ['/apiary', '/apiary'],
])('%s leads to %s', (target, expected) => {
  expect(safeNext(target, '/', ORIGIN)).toBe(expected);
});

test.each([
  null,
  undefined,
  '',
  7,
  ['/cart'],
  'cart',
  'evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' /cart',
  '/ca rt',
  '/\u0000/evil',
  '/\u0085evil',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http://shop.example/cart',
  'https://shop.example.evil.example/',
  'https://shop.example@evil.example/',
  `${ORIGIN}//evil.example`,
  `${ORIGIN}/\\evil.example`,
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '/.//evil.example',
  '/..//evil.example',
  '/./\\evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/api',
  '/api/auth/signout',
  '/API/auth/signout',
  '/x/../api/x',
  '?next=/',
  '#x',
  `/${'x'.repeat(2000)}`,
  '/\u3000x',
  '/\u2028x',
  '.',
  '..',
  './/evil.example',
  '@evil.example',
  ':80',
  '/\r\nSet-Cookie: a=b',
])('%j leads nowhere but home', (target) => {
  expect(safeNext(target, '/home', ORIGIN)).toBe('/home');
});
