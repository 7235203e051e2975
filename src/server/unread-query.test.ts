import { expect, it } from 'vitest';
import { withoutUnreadQuery } from './unread-query';

it.each([
  ['/?utm=secret', '/'],
  ['/en?utm=secret', '/en'],
  ['/products/shake?MARK=secret', '/products/shake'],
  ['/en/products/shake?q=secret', '/en/products/shake'],
  ['/products/shake?MARK=secret&_rsc=secret', '/products/shake'],
  ['/products?MARK=secret', '/products'],
  ['/products?q=&MARK=secret', '/products'],
  ['/%70roducts/shake?MARK=secret', '/%70roducts/shake'],
  ['/products/../api/../products/shake?MARK=secret', '/products/../api/../products/shake'],
  ['/_next/../products/shake?MARK=secret', '/_next/../products/shake'],
  ['http://shop/products/shake?MARK=secret', 'http://shop/products/shake'],
  ['/apiary?MARK=secret', '/apiary'],
])('%s is asked for as %s: nothing on it reads the rest', (given, kept) => {
  expect(withoutUnreadQuery(given)).toBe(kept);
});

it.each([
  '/products',
  '/products?q=shake&utm=1',
  '/en/products?page=2',
  '/ko/products?tag=best',
  '/products/?q=shake',
  '/products/find?q=shake',
  '/orders?months=3',
  '/en/checkout/success?o=ord_1',
  '/api/trpc/catalog.stock?input=1',
  '/_next/image?url=a&w=1',
  '/sitemap-products.xml?from=a',
  '/%E0%A4%A',
])('%s stays as it is', (address) => {
  expect(withoutUnreadQuery(address)).toBe(address);
});

it('does not stumble over an address that is none', () => {
  expect(withoutUnreadQuery('//?MARK=secret')).toBe('//');
  expect(withoutUnreadQuery('http://:0:0/?MARK=secret')).toBe('http://:0:0/');
});

it('keeps the mark of Next’s router where it is the router that asks', () => {
  const kept = (address: string) => withoutUnreadQuery(address, { isRouter: true });
  expect(kept('/products/shake?MARK=secret&_rsc=1a2b3')).toBe('/products/shake?_rsc=1a2b3');
  expect(kept('/products/shake?_rsc')).toBe('/products/shake?_rsc=');
  expect(kept('/products/shake?MARK=secret')).toBe('/products/shake');
});
