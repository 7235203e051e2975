import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { ROUTE_POLICIES, type Named } from '../e2e/route-policies';
import { findChromium } from './chromium.mjs';

const SHOP = `http://localhost:${process.env.PORT ?? '3000'}`;
const FOLDER = path.resolve(import.meta.dirname, '../.data/screenshots');
const WIDTHS = { 1440: 900, 390: 844 };
const PREFIXES = { ko: '', en: '/en' };
const PEOPLE = {
  shopper: { email: 'shopper@energyfactory.example', password: 'demo-shopper-2026' },
  admin: { email: 'admin@energyfactory.example', password: 'demo-admin-2026' },
};
/** Stands in an address for what the shop does not have yet. */
const UNKNOWN = 'unknown';
type Who = keyof typeof PEOPLE | 'nobody';
type Shot = { readonly name: string; readonly who: Who; readonly address: string };

/** Pages of the desk are the admin's, those about somebody the shopper's, and whoever is logged in sees no login. */
function visitorOf(file: string): Who {
  if (file.includes('/admin/')) return 'admin';
  return file.includes('(secure)') && !/\/(login|signup|reset|lookup)\//.test(file) ? 'shopper' : 'nobody';
}

async function logIn(context: BrowserContext, who: Who): Promise<void> {
  if (who === 'nobody') return;
  const page = await context.newPage();
  await page.goto(`${SHOP}/login`, { waitUntil: 'networkidle' });
  await page.locator('input[autocomplete="username"]').fill(PEOPLE[who].email);
  await page.locator('input[autocomplete="current-password"]').fill(PEOPLE[who].password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  await page.close();
}

/** The id in the first link that begins so. */
async function firstBelow(page: Page, list: string, prefix: string): Promise<string> {
  await page.goto(`${SHOP}${list}`);
  const links = await page.locator(`a[href^="${prefix}"]`).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const found = links.find((href) => /^\w+_\w+$/.test(href?.slice(prefix.length).split(/[?#/]/)[0] ?? ''));
  return found?.slice(prefix.length).split(/[?#/]/)[0] ?? UNKNOWN;
}

/** What the addresses name: the first product, and the first order, product and member there are. */
async function findNamed(browser: Browser): Promise<Named> {
  const sitemap = await (await fetch(`${SHOP}/sitemap-products.xml`)).text();
  const slug = /\/products\/([a-z0-9-]+)</.exec(sitemap)?.[1] ?? UNKNOWN;
  const page = await (await fetch(`${SHOP}/products/${slug}`)).text();
  const variantId = /var_\w{20}/.exec(page)?.[0] ?? UNKNOWN;
  const [shopper, admin] = [await browser.newContext(), await browser.newContext()];
  await logIn(shopper, 'shopper');
  await logIn(admin, 'admin');
  const [orders, desk] = [await shopper.newPage(), await admin.newPage()];
  const named = {
    slug,
    variantId,
    lineId: UNKNOWN,
    orderId: await firstBelow(orders, '/orders', '/orders/'),
    productId: await firstBelow(desk, '/admin/products', '/admin/products/'),
    memberId: await firstBelow(desk, '/admin/members', '/admin/members/'),
  };
  await shopper.close();
  await admin.close();
  return named;
}

/** Every page whose address is known; one that needs an order, where the shopper has none, is told and left out. */
function shotsOf(named: Named): Shot[] {
  const shots = Object.entries(ROUTE_POLICIES)
    .filter(([, { isPage }]) => isPage)
    .map(([file, { at }]) => ({
      name: file
        .replace(/^\[locale\]\/|\/?page\.tsx$/g, '')
        .replaceAll(/[()[\]]/g, '')
        .replaceAll('/', '-'),
      who: visitorOf(file),
      address: at(named),
    }));
  const [known, missing] = [shots.filter(isKnown), shots.filter((shot) => !isKnown(shot))];
  if (missing.length > 0) console.log(`Nothing to show yet: ${missing.map(({ name }) => name).join(', ')}.`);
  return known;
}

const isKnown = ({ address }: Shot): boolean => !address.includes(UNKNOWN);

/** The stream of an open order never ends: such a page is as quiet as it gets after some seconds. */
const untilQuiet = (page: Page) => page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined);

async function shoot(context: BrowserContext, { name, address }: Shot, folder: string, prefix: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${SHOP}${prefix}${prefix && address === '/' ? '' : address}`);
  await untilQuiet(page);
  // What is loaded when it comes into view has to have been there once.
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += window.innerHeight) {
      window.scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    window.scrollTo(0, 0);
  });
  await untilQuiet(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  await page.close();
}

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findChromium() });
  try {
    const shots = shotsOf(await findNamed(browser));
    rmSync(FOLDER, { recursive: true, force: true });
    for (const who of ['nobody', 'shopper', 'admin'] as const) {
      const arrived = await browser.newContext();
      await logIn(arrived, who);
      const storageState = await arrived.storageState();
      await arrived.close();
      for (const [width, height] of Object.entries(WIDTHS)) {
        for (const [locale, prefix] of Object.entries(PREFIXES)) {
          const folder = path.join(FOLDER, `${width}-${locale}`);
          mkdirSync(folder, { recursive: true });
          const viewport = { width: Number(width), height };
          const context = await browser.newContext({ viewport, storageState, reducedMotion: 'reduce' });
          for (const shot of shots.filter((one) => one.who === who)) await shoot(context, shot, folder, prefix);
          await context.close();
        }
      }
    }
    console.log(`${shots.length} pages in two widths and two languages: ${path.relative(process.cwd(), FOLDER)}`);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
