import { expect, test } from './fixtures';
import { ROUTE_POLICIES } from './route-policies';

const both = (path: string) => [path, path === '/' ? '/en' : `/en${path}`];
const hrefOf = (html: string, link: string) =>
  new RegExp(`<link rel="${link}[^>]*href="([^"]+)"`, 'i').exec(html)?.[1]?.replaceAll('&amp;', '&');

test(
  'every page names its own address and itself in each language, or is left out of searches',
  { tag: '@any-width' },
  async ({ stranger, goods, baseURL }) => {
    const named = {
      orderId: '',
      lineId: '',
      productId: '',
      variantId: goods.variantId,
      memberId: '',
      slug: goods.slug,
    };
    const paths = Object.values(ROUTE_POLICIES).flatMap(({ isPage, at }) => (isPage ? [at(named)] : []));
    const indexed = new Set<string>();
    for (const path of [...paths, '/products?category=shake', '/products?page=2']) {
      const [ko = '', en = ''] = both(path);
      for (const own of [ko, en]) {
        const response = await stranger.get(own, { maxRedirects: 0 });
        const html = await response.text();
        if (response.status() !== 200 || /<meta name="robots" content="noindex/.test(html)) continue;
        indexed.add(own);
        const whole = (address: string) => (address === '/' ? (baseURL ?? '') : `${baseURL ?? ''}${address}`);
        expect(hrefOf(html, 'canonical'), own).toBe(whole(own));
        for (const [language, address] of Object.entries({ ko, en, 'x-default': ko }))
          expect(hrefOf(html, `alternate" hreflang="${language}`), own).toBe(whole(address));
        for (const property of ['image', 'image:width', 'image:height', 'image:alt', 'title', 'description'])
          expect(html, own).toMatch(new RegExp(`<meta property="og:${property}" content="[^"]+"`));
      }
    }
    for (const path of ['/', '/products', `/products/${goods.slug}`, '/terms'].flatMap(both))
      expect([...indexed]).toContain(path);
    for (const path of ['/cart', '/login', '/orders/lookup', '/design']) expect([...indexed]).not.toContain(path);
  },
);
