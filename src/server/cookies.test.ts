import { afterEach, describe, expect, it, vi } from 'vitest';

/** The cookies of a shop at this address: the environment is read once, so the modules are loaded anew. */
async function shopAt(url: string) {
  vi.stubEnv('SITE_URL', url);
  vi.resetModules();
  const shop = await import('./cookies');
  const lineOf = (give: (answer: Headers) => void): string => {
    const answer = new Headers();
    give(answer);
    return answer.getSetCookie().join('\n');
  };
  const read = (cookie: string) => shop.cookiesIn(new Headers({ cookie }))('shop.x');
  return { ...shop, lineOf, read };
}

afterEach(() => vi.unstubAllEnvs());

describe('a cookie of the shop', () => {
  it('is bound to its very host over HTTPS, and is read under that name alone', async () => {
    const { giveCookie, lineOf, read } = await shopAt('https://shop.example');
    expect(lineOf((answer) => giveCookie(answer, 'shop.x', 'x=1; y', 60))).toBe(
      '__Host-shop.x=x%3D1%3B%20y; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
    );
    expect(read('shop.x=planted; __Host-shop.x=ours')).toBe('ours');
    expect(read('shop.x=planted')).toBeUndefined();
    expect(read('__Host-shop.x=ours; __Host-shop.x=planted')).toBeUndefined();
  });

  it('has its plain name where there is no HTTPS', async () => {
    const { giveCookie, lineOf, read } = await shopAt('http://localhost:3000');
    expect(lineOf((answer) => giveCookie(answer, 'shop.x', 'a', 60))).toBe(
      'shop.x=a; Path=/; HttpOnly; SameSite=Lax; Max-Age=60',
    );
    expect(read('shop.x=a')).toBe('a');
  });

  it('is removed with the attributes that its prefix asks for: without them browsers keep it', async () => {
    const { dropCookie, cookieName, cookieOptions, lineOf } = await shopAt('https://shop.example');
    expect(lineOf((answer) => dropCookie(answer, 'shop.x'))).toBe(
      '__Host-shop.x=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure',
    );
    expect([cookieName('shop.x'), cookieOptions(0)]).toEqual([
      '__Host-shop.x',
      { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 0 },
    ]);
  });
});
