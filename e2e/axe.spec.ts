import type { Page } from '@playwright/test';
import { ROUTE_POLICIES } from './route-policies';
import { expect, test } from './fixtures';
import { newPerson, signUp } from './world/accounts';
import { everyPage, type Looking, type Visit } from './world/every-page';
import { addToCart, buy } from './world/procedures';
import { expectContrast, expectSound } from './world/sound-page';

/** `npm run test:long -- --only axe` looks at every page; journeys look at theirs, by daylight, and the test below in the dark. */
const EVERY = process.env.E2E_AXE === 'all';
const PREFIXES: Readonly<Record<string, string>> = EVERY ? { ko: '', en: '/en' } : {};

const light = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
const dark = (page: Page) => page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });

test(
  'in the dark every letter stands out on the pages that hold every part of the shop',
  { tag: '@any-width' },
  async ({ page, goods, adminPage }) => {
    await signUp(page.request, newPerson());
    const order = await buy(page.request, goods);
    await addToCart(page.request, goods);
    const mine = ['/', '/products', `/products/${goods.slug}`, '/cart', '/checkout', `/orders/${order.id}`, '/account'];
    const desks = [`/admin/orders/${order.id}`, `/admin/products/${goods.productId}/edit`];
    for (const [who, addresses] of [[page, mine] as const, [adminPage, desks] as const]) {
      await dark(who);
      for (const address of addresses) {
        await who.goto(address);
        await expectContrast(who);
      }
    }
  },
);

/** As far as a page gets to rest: the stream of an open order never ends. */
const atRest = (page: Page) => page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);

/** Everything there is to say about a page, in both colour schemes. */
async function look(page: Page, { address, status }: Visit, prefix: string): Promise<string[]> {
  const said: string[] = [];
  const note = (error: unknown) => void said.push(error instanceof Error ? error.message : String(error));
  await light(page);
  const response = await page.goto(`${prefix}${prefix && address === '/' ? '' : address}`);
  if (response?.status() !== status) return [`${page.url()} answers ${response?.status()}`];
  await atRest(page);
  await expectSound(page).catch(note);
  await dark(page);
  await expectContrast(page).catch(note);
  return said;
}

for (const [locale, prefix] of Object.entries(PREFIXES)) {
  test(`axe finds nothing on any page, by daylight or in the dark: ${locale}`, async ({
    page,
    shopper,
    goods,
    db,
    otherPage,
    adminPage,
    watch,
  }) => {
    test.setTimeout(3_600_000);
    watch.expect(/404/);
    const { email } = shopper;
    const world = { db, owner: page.request, guest: otherPage.request, staff: adminPage.request, goods, email };
    const visits = await everyPage(world);
    const pages = Object.entries(ROUTE_POLICIES).flatMap(([file, { isPage }]) => (isPage ? [file] : []));
    expect([...new Set(visits.map(({ file }) => file))].toSorted()).toEqual(pages.toSorted());

    const browsers: Record<Looking, Page> = { nobody: otherPage, guest: otherPage, owner: page, admin: adminPage };
    const found: string[] = [];
    const walk = async (who: Looking) => {
      for (const visit of visits.filter((one) => one.who === who))
        found.push(...(await look(browsers[who], visit, prefix)));
    };
    await walk('nobody');
    await addToCart(otherPage.request, goods);
    for (const who of ['guest', 'owner', 'admin'] as const) await walk(who);
    expect(found).toEqual([]);
  });
}
