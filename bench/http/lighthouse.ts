import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { findChromium } from '../../scripts/chromium.mjs';
import { part, ratio, tell, type Figure, type PartResult } from '../measure/figures';
import { given, quick } from '../measure/settings';
import { startBareApp } from '../yardsticks/bare-app';
import { audit, CATEGORIES, middle, type Audited, type Category } from './audited';

const RUNS = quick ? 1 : 3;
/** Below it Lighthouse itself warns that the machine is too slow for what it makes of a phone. */
const FAST_ENOUGH = 1000;

/** What strangers may find has to be found; what is somebody's own is not for search engines. */
const PUBLIC = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const OWN = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
type Goals = { readonly [name in Category]?: number };

const SHOPPER = { email: 'shopper@energyfactory.example', password: 'demo-shopper-2026' };

async function firstProduct(shop: string): Promise<string> {
  const sitemap = await (await fetch(`${shop}/sitemap-products.xml`)).text();
  const found = /\/products\/[a-z0-9-]+(?=<)/.exec(sitemap)?.[0];
  if (!found) throw new Error('The shop has no product.');
  return found;
}

/** A browser whose own windows Lighthouse opens, by the port it tells in its folder. */
async function openBrowser() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lighthouse-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await findChromium(),
    viewport: null,
    args: ['--remote-debugging-port=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const [port = ''] = readFileSync(path.join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, port: Number(port), close };
}

/** The demo's shopper, with the product in the cart. */
async function goShopping(context: BrowserContext, shop: string, product: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${shop}/login`, { waitUntil: 'networkidle' });
  await page.locator('input[autocomplete="username"]').fill(SHOPPER.email);
  await page.locator('input[autocomplete="current-password"]').fill(SHOPPER.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  const variantId = /var_\w{20}/.exec(await (await fetch(shop + product)).text())?.[0];
  const added = await page.request.post(`${shop}/api/trpc/cart.add`, { data: { json: { variantId, quantity: 2 } } });
  if (!added.ok()) throw new Error(`cart.add: ${added.status()} ${await added.text()}`);
  await page.close();
}

async function runs(name: string, url: string, port: number): Promise<Audited> {
  // The first visitor of all has a stored page drawn, and its pictures.
  if (!quick) await audit(url, port);
  const found: Audited[] = [];
  for (let run = 0; run < RUNS; run += 1) found.push(await audit(url, port));
  const one = middle(found);
  const points = found.map(({ scores }) => scores.performance);
  tell(name, { ...one.scores, runs: points, ...one.timings, machine: one.machine });
  for (const short of one.short) console.log(`      ${short}`);
  return one;
}

const figuresOf = (name: string, { scores }: Audited, goals: Goals): Figure[] =>
  CATEGORIES.flatMap((category) => {
    const least = goals[category];
    return least === undefined
      ? []
      : [{ name: `${name}: ${category}`, value: scores[category], unit: '', goal: { least } }];
  });

/** Lighthouse's points for pages anybody may find, then for those of a shopper who buys, on what it takes for a phone. */
async function measure(): Promise<PartResult> {
  const shop = given('SITE_URL');
  const product = await firstProduct(shop);
  const bareApp = await startBareApp({ home: await (await fetch(shop)).text() });
  const browser = await openBrowser();
  const figures: Figure[] = [];
  const details: Record<string, Audited> = {};
  const look = async (name: string, address: string, goals: Goals) => {
    const found = await runs(name, address, browser.port);
    details[name] = found;
    figures.push(...figuresOf(name, found, goals));
    return found;
  };
  try {
    const bare = await runs('bare page of as many bytes as home', `${bareApp.origin}/home`, browser.port);
    details.bare = bare;
    const home = await look('home', `${shop}/`, PUBLIC);
    await look('home in English', `${shop}/en`, PUBLIC);
    await look('list', `${shop}/products`, PUBLIC);
    await look('product', shop + product, PUBLIC);
    await goShopping(browser.context, shop, product);
    await look('cart', `${shop}/cart`, OWN);
    await look('checkout', `${shop}/checkout`, OWN);
    const own = ratio(home.scores.performance, bare.scores.performance);
    figures.push(
      {
        name: 'home',
        value: home.scores.performance,
        unit: '',
        times: { of: 'a bare page of as many bytes', value: own },
      },
      { name: 'how fast Lighthouse found the machine', value: bare.machine, unit: '', goal: { least: FAST_ENOUGH } },
    );
  } finally {
    await browser.close();
    bareApp.stop();
  }
  return { part: 'lighthouse', figures, books: [], details };
}

part(measure);
