import type { APIRequestContext, APIResponse } from '@playwright/test';
import { z } from 'zod';
import { findRedis, startRedis } from '../scripts/redis.mjs';
import { expect, test } from './fixtures';
import { newPerson, signUp } from './world/accounts';
import { builtShop, startTwin } from './world/twin';

const REFRESH = 'shop.rt';
const csrf = z.object({ csrfToken: z.string() });

async function logIn(api: APIRequestContext, email: string, password: string): Promise<APIResponse> {
  const { csrfToken } = csrf.parse(await (await api.get('/api/auth/csrf')).json());
  return api.post('/api/auth/callback/credentials', { data: { email, password, csrfToken, json: 'true' } });
}

/** Where a page leads to, with what it says there; its status where it leads nowhere. */
async function answer(api: APIRequestContext, path: string): Promise<string | number> {
  const response = await api.get(path, { maxRedirects: 0 });
  const to = response.headers().location;
  expect(response.headers()['set-cookie'] ?? '', `${path} takes no login away`).not.toContain(`${REFRESH}=;`);
  return to === undefined ? response.status() : to.replace(/^https?:\/\/[^/]+/, '');
}

test.describe('while logins live in Redis, and Redis is away', () => {
  test('who is in stays in, nobody gets in or out, and no page breaks', async ({
    playwright,
    extraHTTPHeaders,
    db,
    goods,
  }) => {
    // Twice every page and door waits out a Redis that says nothing.
    test.setTimeout(240_000);
    const program = findRedis();
    if (!program) throw new Error('This journey needs a redis-server on the path.');
    const redis = await startRedis(program);
    const twin = await startTwin(builtShop(), { REDIS_URL: redis.url });
    const arrive = (cookies: Awaited<ReturnType<APIRequestContext['storageState']>>['cookies'] = []) =>
      playwright.request.newContext({ baseURL: twin.url, extraHTTPHeaders, storageState: { cookies, origins: [] } });
    try {
      const [admin, member] = [newPerson(), newPerson()];
      const [signedIn, customer, stranger] = [await arrive(), await arrive(), await arrive()];
      await signUp(signedIn, admin);
      await signUp(customer, member);
      await db`UPDATE users SET role = 'ADMIN' WHERE email = ${admin.email}`;
      const [found] = await db<{ id: string }[]>`SELECT id FROM users WHERE email = ${member.email}`;
      const { cookies } = await signedIn.storageState();
      const pages = ['/admin', '/admin/orders', '/admin/claims', '/admin/products', '/admin/stock', '/admin/books'];
      const everywhere = [
        ...pages,
        ...['/admin/acts', '/admin/members', `/admin/members/${found?.id ?? ''}`],
        ...['/account', '/account/consents', '/account/password', '/orders', '/orders/lookup', '/cart'],
        `/checkout?variant=${goods.variantId}&quantity=1`,
      ];
      const opens = everywhere.map((path) => `${path} 200`);
      const tried = () => Promise.all(everywhere.map(async (path) => `${path} ${await answer(signedIn, path)}`));
      expect(await tried()).toEqual(opens);

      for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
        const late = await arrive(cookies.filter(({ name }) => name === REFRESH));
        redis.signal(signal);
        expect(await tried(), signal).toEqual(opens);
        expect(await answer(customer, '/admin')).toBe(404);
        expect(await answer(stranger, '/admin')).toBe(404);
        expect(await (await signedIn.get('/account')).text()).toMatch(/지금은 로그인한 기기를 볼\s수\s없어요/);
        const act = await signedIn.post('/api/trpc/admin.members.logOut', { data: { json: { userId: found?.id } } });
        expect(act.status(), 'what staff does waits').toBe(503);

        expect(await answer(late, '/account')).toBe('/login?next=%2Faccount&error=BUSY');
        expect(await answer(late, '/en/account')).toBe('/en/login?next=%2Fen%2Faccount&error=BUSY');
        for (const path of ['/admin', '/admin/orders'])
          expect(await answer(late, path)).toBe('/login?next=%2Fadmin&error=BUSY');
        expect(await (await late.get('/admin')).text()).toMatch(/지금은 로그인할\s수\s없어요/);
        for (const path of ['/cart', '/orders/lookup', '/login']) expect(await answer(late, path), path).toBe(200);
        expect((await late.get('/api/trpc/cart.summary')).status(), 'a login is not renewed').toBe(503);
        expect((await late.get('/api/claim-photos/none.webp')).status(), 'nor for a photo').toBe(503);
        const upload = { headers: { 'content-type': 'application/octet-stream' }, data: Buffer.from('a') };
        expect((await late.post('/api/photos', upload)).status(), 'nor for an upload').toBe(503);

        const told = [];
        // A process that counts alone lets one wrong password pass: nothing is counted, so nothing is told by it either.
        for (let round = 0; round < 3; round += 1) {
          for (const password of [member.password, 'Some-other-password-1']) {
            const response = await logIn(stranger, member.email, password);
            told.push(`${response.status()} ${await response.text()} ${response.headers()['retry-after'] ?? ''}`);
          }
        }
        expect(new Set(told)).toEqual(new Set([`503 {"url":"${twin.url}/login?error=BUSY"} 2`]));
        if (signal === 'SIGSTOP') {
          redis.signal('SIGCONT');
          await expect.poll(() => answer(late, '/admin')).toBe(200);
          await expect
            .poll(async () => (await logIn(stranger, member.email, 'Some-other-password-1')).status())
            .toBe(401);
          expect((await logIn(await arrive(), member.email, member.password)).status()).toBe(200);
        }
      }
    } finally {
      await twin.stop();
      await redis.stop('SIGKILL');
    }
  });
});
