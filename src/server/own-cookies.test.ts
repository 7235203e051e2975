import { afterEach, expect, it, vi } from 'vitest';

/** The environment is read once, so the modules are loaded anew. */
async function ownAt(url: string) {
  vi.stubEnv('SITE_URL', url);
  vi.resetModules();
  return (await import('./own-cookies')).ownCookies;
}

afterEach(() => vi.unstubAllEnvs());

it('keeps the shop’s own cookies as they are, and none that another site of the domain or an advertiser has set', async () => {
  const own = await ownAt('http://shop.example');
  expect(own('_ga=GA1;\tshop.rt=a=b ; x=shop.rt; next-auth.state=1;shop.guest="q"; SHOP.RT=2')).toBe(
    'shop.rt=a=b ; next-auth.state=1; shop.guest="q"',
  );
  expect(own('')).toBe('');
});

it('knows them by their prefix alone over HTTPS', async () => {
  const own = await ownAt('https://shop.example');
  expect(own('shop.rt=planted; __Host-shop.rt=ours; __Host-next-auth.state=1; __Host-other=1')).toBe(
    '__Host-shop.rt=ours; __Host-next-auth.state=1',
  );
});

it('hands on no more than a browser may hold, whatever is sent', async () => {
  const own = await ownAt('http://shop.example');
  const many = Array.from({ length: 3_000 }, (_, at) => `shop.${at}=`).join(';');
  expect(own(many).split('; ')).toHaveLength(50);
});
