import { defineConfig, devices } from '@playwright/test';
import { findRedis } from './scripts/redis.mjs';

// A test talks to this machine only, and so does its browser.
const OFFLINE = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

const desktop = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1,
};
const phone = {
  ...devices['Pixel 7'],
  viewport: { width: 390, height: 844 },
  ...{ deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};

const specs = (names: string) => names.split(' ').map((name) => `**/${name}.spec.ts`);
/** What looks at no page, and what no phone has. */
const NO_PHONE = specs(
  'route-matrix routes image-optimiser stored-pages redis-away page-weight other-browser keyboard private-data',
);
/** What is done at a desk. */
const DESK = specs('admin admin-money books owed-money product-editing roles second-step');
/** What shoppers do, most of them on a phone, around the pages that are played on both. */
const SHOPPERS = specs(
  'accounts after-buying cart-choice claims day-target deposit fair-dealing guest holds island-delivery log-out me naver other-methods payment-trouble questions refund reviews viewed wishes',
);
/** What says itself that any width will do. */
const anyWidth = /@any-width/;

/** Every journey once, on the screen it is mostly made on; `npm run test:long` plays all of them on both. */
const ONCE = [
  { name: 'desktop', testIgnore: SHOPPERS, use: desktop },
  { name: 'any-width', testMatch: SHOPPERS, grep: anyWidth, use: desktop },
  { name: 'phone', testIgnore: [...NO_PHONE, ...DESK], grepInvert: anyWidth, use: phone },
];
const ON_BOTH = [
  { name: 'desktop', use: desktop },
  { name: 'phone', testIgnore: NO_PHONE, grepInvert: anyWidth, use: phone },
];

// Started by scripts/e2e.mjs, which brings up the shop, the stand-ins and a database and passes their addresses.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // It starts and stops a Redis of its own. Where there is none `npm test` says that it was left out; REQUIRE_REDIS=1 makes it fail.
  testIgnore: findRedis() || process.env.REQUIRE_REDIS === '1' ? [] : ['**/redis-away.spec.ts'],
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.E2E_REPORT ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]] : [['list']],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    // npx playwright … --trace retain-on-failure: recording costs every test an eighth of its time.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: process.getuid?.() === 0 ? [...OFFLINE, '--no-sandbox'] : OFFLINE,
    },
  },
  projects: process.env.E2E_WIDTHS === 'both' ? ON_BOTH : ONCE,
});
