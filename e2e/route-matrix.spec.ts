import type { APIRequestContext } from '@playwright/test';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { STAFF_AREAS } from '~/modules/account/rules';
import { expect, test } from './fixtures';
import { ROUTE_POLICIES, type Named, type RoutePolicy, type Visitor } from './route-policies';
import { newPerson, signUp } from './world/accounts';
import type { Database } from './world/database';
import { addToCart, buy } from './world/procedures';
import type { Twin } from './world/twin';
import { startWithoutProxy } from './world/without-proxy';

const ROUTE = /(?:^|\/)(?:page\.tsx|route\.ts|robots\.ts|manifest\.ts)$/;
const routes = () =>
  readdirSync(path.join(test.info().project.testDir, '../src/app'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => ROUTE.test(file));

async function give(db: Database, email: string, role: string, areas: readonly string[]): Promise<void> {
  await db`UPDATE users SET role = ${role}::role WHERE email = ${email}`;
  for (const area of areas)
    await db`INSERT INTO staff_areas (user_id, area) SELECT id, ${area} FROM users WHERE email = ${email}`;
}

/** What a route says, in both languages where it is a page: its status, and where it leads to. */
async function answers(api: APIRequestContext, base: string, { at, isPage }: RoutePolicy, named: Named) {
  const told: { status: number; to: string | null }[] = [];
  for (const prefix of isPage ? ['', '/en'] : ['']) {
    const address = at(named);
    const response = await api.get(`${base}${prefix}${prefix && address === '/' ? '' : address}`, { maxRedirects: 0 });
    const to = response.headers().location;
    const place = to === undefined ? null : new URL(to, response.url());
    told.push({ status: response.status(), to: place && `${place.pathname}${place.search}` });
  }
  return told;
}

test('every page and every handler has a policy, and every policy its file', () => {
  expect(Object.keys(ROUTE_POLICIES).toSorted()).toEqual(routes().toSorted());
});

test.describe('who is let in where', () => {
  let twin: Twin;
  test.beforeAll(async () => {
    twin = await startWithoutProxy();
  });
  test.afterAll(() => twin.stop());

  test('is the same with the proxy and without it, for everybody and every route', async ({
    playwright,
    baseURL,
    extraHTTPHeaders,
    goods,
    db,
  }) => {
    test.setTimeout(480_000);
    const arrive = () => playwright.request.newContext({ baseURL, extraHTTPHeaders });
    const person = async (role = 'CUSTOMER', areas: readonly string[] = []) => {
      const [api, who] = [await arrive(), newPerson()];
      await signUp(api, who);
      await give(db, who.email, role, areas);
      return { api, who };
    };
    const owner = await person();
    const guest = await arrive();
    await addToCart(guest, goods);
    const order = await buy(owner.api, goods);
    const [member] = await db<{ id: string }[]>`SELECT id FROM users WHERE email = ${owner.who.email}`;
    const [line] = await db<{ id: string }[]>`SELECT id FROM order_lines WHERE order_id = ${order.id}`;
    const named = {
      ...{ orderId: order.id, lineId: line?.id ?? '', slug: goods.slug },
      ...{ productId: goods.productId, variantId: goods.variantId, memberId: member?.id ?? '' },
    };
    const visitors: (readonly [Visitor, APIRequestContext])[] = [
      ['nobody', await arrive()],
      ['guest', guest],
      ['owner', owner.api],
      ['other', (await person()).api],
      ['seller', (await person('SELLER')).api],
      ['staff', (await person('STAFF')).api],
      ['admin', (await person('ADMIN')).api],
    ];
    for (const area of STAFF_AREAS) visitors.push([`staff ${area}`, (await person('STAFF', [area])).api]);

    const bare = await guest.get(`${twin.url}/cart`);
    expect(bare.headers(), 'the twin has no proxy').not.toHaveProperty('x-request-id');
    for (const [visitor, api] of visitors) {
      for (const [file, policy] of Object.entries(ROUTE_POLICIES)) {
        const told = await answers(api, baseURL ?? '', policy, named);
        const wanted = typeof policy.answer === 'number' ? policy.answer : policy.answer(visitor);
        expect(
          told.map(({ status }) => status),
          `${file} for ${visitor}`,
        ).toEqual(told.map(() => wanted));
        expect(await answers(api, twin.url, policy, named), `${file} for ${visitor} without the proxy`).toEqual(told);
      }
    }
    for (const [, api] of visitors) await api.dispose();
  });
});
