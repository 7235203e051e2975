import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { newPerson, signUp, type Person } from './world/accounts';
import { openDatabase, takeGoods, type Database, type Goods } from './world/database';
import { openReady } from './world/hydration';
import { Watch } from './world/watch';

type Own = {
  watch: Watch;
  /** The test's browser is logged in as this newly made customer. */
  shopper: Person;
  /** A product of this test's own. */
  goods: Goods;
  /** A second browser, with nothing in common with the first. */
  otherPage: Page;
  /** A newly made admin, and a third browser logged in as them. */
  admin: Person;
  adminPage: Page;
  /** Calls of somebody nobody knows. */
  stranger: APIRequestContext;
};

export const test = base.extend<Own, { db: Database }>({
  db: [
    async ({}, use) => {
      const db = openDatabase();
      await use(db);
      await db.end();
    },
    { scope: 'worker' },
  ],
  // Each test comes from an address of its own: limits per address are for strangers, not for a whole run of tests.
  extraHTTPHeaders: async ({}, use) => {
    await use({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` });
  },
  watch: [
    async ({ context, javaScriptEnabled }, use) => {
      const watch = new Watch();
      watch.follow(context);
      if (javaScriptEnabled) openReady(context);
      await use(watch);
      expect(watch.unexpected(), 'complaints of the browser').toEqual([]);
    },
    { auto: true },
  ],
  shopper: async ({ context }, use) => {
    const person = newPerson();
    await signUp(context.request, person);
    await use(person);
  },
  goods: async ({ db }, use) => {
    await use(await takeGoods(db));
  },
  otherPage: async ({ browser, contextOptions, watch }, use) => {
    const context = await browser.newContext(contextOptions);
    watch.follow(context);
    openReady(context);
    await use(await context.newPage());
    await context.close();
  },
  admin: async ({}, use) => {
    await use({ ...newPerson(), name: 'Admin' });
  },
  adminPage: async ({ browser, contextOptions, watch, db, admin }, use) => {
    const context = await browser.newContext(contextOptions);
    watch.follow(context);
    openReady(context);
    await signUp(context.request, admin);
    await db`UPDATE users SET role = 'ADMIN' WHERE email = ${admin.email}`;
    await use(await context.newPage());
    await context.close();
  },
  stranger: async ({ playwright, baseURL, extraHTTPHeaders }, use) => {
    const context = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
    await use(context);
    await context.dispose();
  },
});

export { expect };
