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

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

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
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: desktop, deviceScaleFactor: 1 } },
    {
      name: 'phone',
      // What looks at no page, and what no phone has.
      testIgnore: [
        'route-matrix',
        'routes',
        'image-optimiser',
        'stored-pages',
        'redis-away',
        'page-weight',
        'other-browser',
        'keyboard',
      ].map((name) => `**/${name}.spec.ts`),
      grepInvert: /@any-width/,
      use: { ...devices['Pixel 7'], viewport: phone, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
  ],
});
