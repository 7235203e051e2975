import type { APIRequestContext } from '@playwright/test';
import { newPerson, signUp } from './world/accounts';
import { expect, test } from './fixtures';

const both = (path: string) => [path, path === '/' ? '/en' : `/en${path}`];
const status = async (api: APIRequestContext, path: string) => (await api.get(path, { maxRedirects: 0 })).status();

const OPEN = [
  '/',
  '/products',
  '/products?page=2',
  '/products?sort=price-asc&tag=best',
  '/products?q=zzzz',
  '/about',
  '/calculator',
  '/compare',
  '/compare?ids=nothing,prd_00000000000000000000',
  '/help',
  '/terms',
  '/privacy',
  '/cart',
  '/login',
  '/signup',
  '/orders/lookup',
  '/orders/lookup?number=20261129-ABCD2345&o=ord_00000000000000000000',
];
const MACHINES = [
  '/api/health',
  '/api/ready',
  '/sitemap.xml',
  '/sitemap-pages.xml',
  '/sitemap-products.xml',
  '/feeds/naver.txt',
  '/feeds/google.xml',
  '/robots.txt',
  '/llms.txt',
  '/manifest.webmanifest',
  '/icon.svg',
];
const ABSENT = [
  '/nothing',
  '/nothing/at/all',
  '/products/nothing-of-this-name',
  '/products/nothing/below',
  '/Products',
  '/CART',
  '/orders/nothing',
  '/orders/ord_00000000000000000000/more',
  '/orders/ord_00000000000000000000/claim',
  '/orders/ord_00000000000000000000/claim/nothing',
  '/orders/nothing/claim/return',
  '/checkout/nothing',
  '/checkout/success',
  '/checkout/success?o=nothing',
  '/checkout/fail',
  '/admin',
  '/index.html',
];

test('every open page answers 200, in both languages', async ({ stranger, goods }) => {
  for (const path of [...OPEN, `/products/${goods.slug}`].flatMap(both))
    expect(await status(stranger, path), path).toBe(200);
});

test('every address for machines answers', async ({ stranger, goods, baseURL }) => {
  for (const path of MACHINES) expect(await status(stranger, path), path).toBe(200);
  const index = await (await stranger.get('/sitemap.xml')).text();
  const files = [...index.matchAll(/<loc>(.+?)<\/loc>/g)].map(([, address = '']) => address);
  expect(files[0]).toBe(`${baseURL ?? ''}/sitemap-pages.xml`);
  const listed = await Promise.all(files.map(async (file) => (await stranger.get(file)).text()));
  for (const path of [...both('/'), ...both('/help'), ...both(`/products/${goods.slug}`)])
    expect(listed.join('')).toContain(`<loc>${baseURL ?? ''}${path}</loc>`);
  const [naver, google] = await Promise.all(
    ['/feeds/naver.txt', '/feeds/google.xml'].map(async (feed) => (await stranger.get(feed)).text()),
  );
  expect(naver).toContain(`${baseURL ?? ''}/products/${goods.slug}\t`);
  expect(google).toContain(`<g:id>${goods.variantId}</g:id>`);
  const robots = await (await stranger.get('/robots.txt')).text();
  expect(robots).toContain('Disallow: /checkout');
  expect(robots).toContain(`Sitemap: ${baseURL ?? ''}/sitemap.xml`);
  expect(await (await stranger.get('/llms.txt')).text()).toContain('/products/');
  expect(await (await stranger.get('/manifest.webmanifest')).json()).toMatchObject({ lang: 'ko', start_url: '/' });
});

test('what there is not answers 404, in both languages', async ({ stranger }) => {
  for (const path of ABSENT.flatMap(both)) expect(await status(stranger, path), path).toBe(404);
  for (const path of ['/EN', '/fr', '/en/en', '/api/nothing', '/api/webhooks/toss', '/_next/nothing']) {
    expect(await status(stranger, path), path).toBe(path === '/api/webhooks/toss' ? 405 : 404);
  }
  expect((await stranger.post('/api/webhooks/nothing', { data: {} })).status()).toBe(404);
});

test('one address per page: prefix of the default language and trailing slashes lead to it', async ({ stranger }) => {
  const moved: [string, string][] = [
    ['/ko', '/'],
    ['/ko/products', '/products'],
    ['/ko/cart', '/cart'],
    ['/products/', '/products'],
    ['/en/', '/en'],
    ['/en/products/', '/en/products'],
  ];
  for (const [from, to] of moved) {
    const response = await stranger.get(from, { maxRedirects: 0 });
    expect(response.status(), from).toBe(308);
    expect(new URL(response.headers().location ?? '', response.url()).pathname, from).toBe(to);
  }
});

test('guarded pages send a stranger to the login, and back afterwards', async ({ stranger }) => {
  const guarded = [
    '/account',
    '/orders',
    '/orders?months=3',
    '/orders/ord_00000000000000000000',
    '/orders/ord_00000000000000000000/claim/return',
    '/checkout/success?o=ord_00000000000000000000',
    '/checkout/fail?o=ord_00000000000000000000',
  ];
  for (const path of guarded.flatMap(both)) {
    const response = await stranger.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(307);
    const to = new URL(response.headers().location ?? '', response.url());
    expect(to.pathname, path).toBe(path.startsWith('/en') ? '/en/login' : '/login');
    expect(to.searchParams.get('next'), path).toBe(path);
  }
});

test('a checkout of nothing leads a stranger to the cart, one of something asks how they want to order', async ({
  stranger,
  goods,
}) => {
  for (const path of ['/checkout', '/checkout?variant=var_00000000000000000000&quantity=2'].flatMap(both)) {
    const response = await stranger.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(307);
    expect(new URL(response.headers().location ?? '', response.url()).pathname, path).toMatch(/^(\/en)?\/cart$/);
  }
  for (const path of both(`/checkout?variant=${goods.variantId}&quantity=1&guest=1`))
    expect(await status(stranger, path), path).toBe(200);
});

test('somebody logged in is past the login, and with an empty cart at the cart', async ({ stranger }) => {
  await signUp(stranger, newPerson());
  const redirects: [string, string][] = [
    ['/login', '/'],
    ['/signup', '/'],
    ['/login?next=/orders', '/orders'],
    ['/checkout', '/cart'],
    ['/en/checkout', '/en/cart'],
  ];
  for (const [from, to] of redirects) {
    const response = await stranger.get(from, { maxRedirects: 0 });
    expect(response.status(), from).toBe(307);
    expect(new URL(response.headers().location ?? '', response.url()).pathname, from).toBe(to);
  }
  for (const path of ['/orders/ord_00000000000000000000', '/orders/ord_00000000000000000000/claim/return'])
    expect(await status(stranger, path), path).toBe(404);
  expect(await status(stranger, '/checkout/success?o=ord_00000000000000000000')).toBe(404);
});

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': /camera=\(\)/,
  'strict-transport-security': /max-age=\d{8}/,
};

test('every kind of answer carries its security headers', async ({ stranger, goods }) => {
  const catalogue = [
    '/',
    '/products',
    '/products?q=a',
    `/products/${goods.slug}`,
    '/about',
    '/nothing',
    '/products/nothing',
  ];
  const secure = ['/cart', '/login', '/signup', '/admin', '/orders/nothing'];
  const other = ['/api/health', '/api/trpc/cart.summary', '/robots.txt', '/sitemap.xml', '/api/cron/outbox'];
  for (const path of [...catalogue.flatMap(both), ...secure.flatMap(both), ...other]) {
    const headers = (await stranger.get(path, { maxRedirects: 0 })).headers();
    for (const [name, value] of Object.entries(EVERYWHERE)) expect(headers[name], `${name} of ${path}`).toMatch(value);
    expect(headers, path).not.toHaveProperty('x-powered-by');
  }
  for (const path of catalogue.flatMap(both)) {
    const policy = (await stranger.get(path)).headers()['content-security-policy'];
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("connect-src 'self'");
  }
  for (const path of secure.flatMap(both)) {
    const headers = (await stranger.get(path)).headers();
    expect(headers['content-security-policy'], path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(headers['content-security-policy'], path).not.toContain(process.env.E2E_SANDBOX_URL);
    expect(headers['cache-control'], path).toContain('no-store');
  }
});

test('only the checkout lets the payment provider in', async ({ stranger, goods }) => {
  await signUp(stranger, newPerson());
  const headers = (await stranger.get(`/checkout?variant=${goods.variantId}&quantity=1`)).headers();
  expect(headers['content-security-policy']).toContain(process.env.E2E_SANDBOX_URL);
  expect(headers['cache-control']).toContain('no-store');
});

test('stock may be kept a second by anybody, a name by nobody', async ({ stranger, goods }) => {
  const ask = (path: string, input: unknown) =>
    stranger.get(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`);
  const stock = (await ask('catalog.stock', { variantIds: [goods.variantId] })).headers();
  expect(stock['cache-control']).toBe('public, max-age=1');
  expect(stock).not.toHaveProperty('set-cookie');
  const name = (await stranger.get('/api/trpc/cart.summary')).headers();
  expect(name['cache-control']).toContain('private');
  expect(name['cache-control']).toContain('no-store');
});

test('nothing below /api is kept by anybody, least of all that something is not there', async ({ stranger }) => {
  const addresses = [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/nothing/at/all',
    '/api/trpc',
    '/api/trpc/none.such',
    '/api/trpc/catalog.stock/more',
    '/api/trpc/none/such',
    '/api/auth',
    '/api/auth/providers',
    '/api/cron/outbox',
    '/api/webhooks/nothing',
    '/api/webhooks/toss',
    '/api/health/more',
    '/api/me',
    '/api/me/export',
  ];
  for (const path of addresses) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const response = await stranger.fetch(path, { method });
      const asked = `${method} ${path}: ${response.status()}`;
      expect(response.status(), asked).toBeGreaterThanOrEqual(400);
      expect(response.headers()['cache-control'], asked).toContain('no-store');
      expect(response.headers()['cache-control'], asked).not.toMatch(/s-maxage|public/);
    }
  }
});

test('a stored page may be kept by anybody who asks again each time; a filtered list by nobody', async ({
  stranger,
  goods,
}) => {
  for (const path of ['/', '/products', `/products/${goods.slug}`].flatMap(both)) {
    expect((await stranger.get(path)).headers()['cache-control'], path).toBe('public, max-age=0, must-revalidate');
  }
  expect((await stranger.get('/products?q=a')).headers()['cache-control']).toContain('no-store');
});

test('a job shows itself to nobody who merely looks', async ({ stranger }) => {
  expect((await stranger.get('/api/cron/outbox')).status()).toBe(404);
});

test('an address that is no text is a page there is not, and a query nobody can look for finds what it can', async ({
  stranger,
  adminPage,
}) => {
  for (const path of ['/products/%E0%A4%A', '/products/%F0%90%80', '/%zz', '/products/%00', '/orders/%00'].flatMap(
    both,
  )) {
    const response = await stranger.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(404);
    expect(response.headers()['x-frame-options'], path).toBe('DENY');
  }
  expect(await status(stranger, '/api/trpc/%E0%A4%A')).toBe(404);
  const half = encodeURIComponent(`${'a'.repeat(79)}🥜`);
  const open = ['/products?q=%00', '/products?q=%E0%A4%A', `/products?q=${half}`, '/login?next=%00'];
  for (const path of [...open, '/orders/lookup?number=%00&o=%00'].flatMap(both))
    expect(await status(stranger, path), path).toBe(200);
  const desks = [
    '/admin/products?q=%00&category=%00',
    '/admin/orders?found=%00&desk=%00',
    '/admin/acts?act=%00&who=%00',
    '/admin/claims?desk=%00',
  ];
  for (const path of [...desks, `/admin/products?q=${half}`, '/admin/stock?page=%00', '/admin/members?q=%00'].flatMap(
    both,
  ))
    expect(await status(adminPage.context().request, path), path).toBe(200);
});

test('what NextAuth cannot read is refused and not taken for a mistake of the shop', async ({ stranger }) => {
  const target = { cookie: 'next-auth.callback-url=%0d%0a' };
  expect((await stranger.get('/api/auth/csrf', { headers: target })).status()).toBe(400);
  expect(await status(stranger, '/api/auth/csrf')).toBe(200);
  for (const query of ['error?error=%0d%0a', 'signin?callbackUrl=%0d%0a', 'csrf?callbackUrl=nowhere'])
    expect(await status(stranger, `/api/auth/${query}`), query).toBe(400);
  const headers = { 'content-type': 'application/json' };
  for (const body of ['{', 'null', '[]'])
    expect((await stranger.post('/api/auth/signout', { data: Buffer.from(body), headers })).status(), body).toBe(400);
});
