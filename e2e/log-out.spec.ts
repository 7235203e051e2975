import { z } from 'zod';
import { call } from './world/procedures';
import { expect, test } from './fixtures';
import { ADDRESS, fillRecipient } from './steps/buying';

test('logged out, nothing of the account is left in the browser, in its other tabs neither', async ({
  page,
  context,
  shopper,
  goods,
}) => {
  await call(page.request, 'cart.add', { variantId: goods.variantId, quantity: 1 });
  await page.goto('/checkout');
  await fillRecipient(page);
  const kept = (tab = page) => tab.evaluate(() => JSON.stringify(sessionStorage));
  await expect.poll(kept).toContain(ADDRESS.detail);
  const other = await context.newPage();
  await other.goto('/checkout');
  await fillRecipient(other);
  await expect.poll(() => kept(other)).toContain(ADDRESS.detail);
  await page.goto('/account');
  await expect(page.getByText(shopper.email)).toBeVisible();
  await page.getByRole('button', { name: '로그아웃', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect(other).not.toHaveURL(/checkout/);
  for (const tab of [page, other]) expect(await kept(tab)).not.toContain(ADDRESS.detail);
  await page.goto('/orders');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.goBack();
  await expect(page.getByText(shopper.email)).toHaveCount(0);
});

test(
  'a logout that is refused leaves the login as it was, and one that is taken ends it, with an access token that ran out',
  { tag: '@any-width' },
  async ({ context, shopper, db }) => {
    await context.clearCookies({ name: 'next-auth.session-token' });
    const logins = () => db`SELECT current_hash FROM sessions
      WHERE user_id = (SELECT id FROM users WHERE email = ${shopper.email})`;
    const before = await logins();
    const { csrfToken } = z
      .object({ csrfToken: z.string() })
      .parse(await (await context.request.get('/api/auth/csrf')).json());
    // Asking for the form's token renews the login; the token runs out once more.
    await context.clearCookies({ name: 'next-auth.session-token' });
    const logOut = (headers: Record<string, string>, token = csrfToken) =>
      context.request.post('/api/auth/signout', { headers, data: JSON.stringify({ csrfToken: token, json: 'true' }) });
    const json = { 'content-type': 'application/json' };
    const renewed = await logins();
    expect([before.length, renewed.length]).toEqual([1, 1]);
    expect((await logOut({ ...json, 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
    expect((await logOut({ 'content-type': 'text/plain' })).status()).toBe(415);
    expect(await (await logOut(json, 'made up')).json()).toMatchObject({ url: expect.stringContaining('csrf=true') });
    expect(await logins()).toEqual(renewed);
    expect((await logOut(json)).status()).toBe(200);
    expect(await logins()).toEqual([]);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('shop.rt');
  },
);

test(
  'a new login ends the one the browser came with, also where somebody else has renewed that with a copy',
  { tag: '@any-width' },
  async ({ context, shopper, db }) => {
    const logins = async () =>
      db<
        { sid: string }[]
      >`SELECT sid FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = ${shopper.email})`;
    const [before] = await logins();
    await db`UPDATE sessions SET current_hash = 'the thief’s', previous_hash = NULL WHERE sid = ${before?.sid ?? ''}`;
    const { csrfToken } = z
      .object({ csrfToken: z.string() })
      .parse(await (await context.request.get('/api/auth/csrf')).json());
    const data = { email: shopper.email, password: shopper.password, csrfToken, json: 'true' };
    expect((await context.request.post('/api/auth/callback/credentials', { data })).status()).toBe(200);
    const after = await logins();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual([before]);
  },
);
