import type { BrowserContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { expect, test } from './fixtures';
import { takeGoods, type Database, type Goods } from './world/database';
import { keepProduct } from './world/keep-product';
import { bringTo, buy, call, claimOf } from './world/procedures';
import { PAYLOADS, WANTED } from './world/xss-payloads';

/** So many at once: each on a product, an order, a review and a question of its own. */
const BATCH = 12;
const CHOSEN = process.env.E2E_XSS === 'all' ? PAYLOADS : PAYLOADS.slice(0, BATCH);
const BATCHES = Array.from({ length: Math.ceil(CHOSEN.length / BATCH) }, (_, at) =>
  CHOSEN.slice(at * BATCH, (at + 1) * BATCH),
);

/** Notices every script that a payload got to run, and every dialog. */
async function listen(context: BrowserContext): Promise<string[]> {
  const run: string[] = [];
  await context.exposeBinding('ranPayload', ({ frame }) => void run.push(frame.url()));
  await context.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'print'])
      Reflect.set(window, name, () => {
        const tell: unknown = Reflect.get(window, 'ranPayload');
        if (typeof tell === 'function') Reflect.apply(tell, window, []);
      });
  });
  context.on('dialog', (dialog) => {
    // The shop's own question before something unsaved is left.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    run.push(dialog.message());
    void dialog.dismiss();
  });
  return run;
}

/** As much of a text as a field takes. */
const fit = (payload: string, most: number) => payload.trim().slice(0, most).trim() || payload.trim();

type Marked = { readonly payload: string; readonly goods: Goods; readonly orderId: string; readonly lineId: string };

/** Staff write the payload into every text of the product; what a field would shorten the database then holds whole. */
async function markProduct(db: Database, staff: Page, goods: Goods, payload: string): Promise<void> {
  const [row] = await db<{ edition: number; path: string }[]>`
    SELECT edition, images[1] AS path FROM products WHERE id = ${goods.productId}`;
  const short = fit(payload, 40);
  const both = (name: string) => ({ [`${name}Ko`]: short, [`${name}En`]: short });
  const texts = ['name', 'summary', 'description', 'foodType', 'ingredients', 'maker', 'origin', 'importer'].map(both);
  await call(staff.request, 'admin.products.saveTexts', {
    ...Object.assign({}, ...texts),
    ...{ productId: goods.productId, seen: row?.edition },
    ...{ geneticallyModified: false, allergens: ['MILK'], storage: 'ROOM', shelfLifeDays: 30 },
  });
  await call(staff.request, 'admin.products.savePictures', {
    ...{ productId: goods.productId, seen: (row?.edition ?? 0) + 1 },
    pictures: [{ path: row?.path, altKo: short, altEn: short }],
  });
  await db`UPDATE products SET name_ko = ${payload}, name_en = ${payload}, summary_ko = ${payload}, summary_en = ${payload},
    description_ko = ${payload}, description_en = ${payload}, food_type_ko = ${payload}, ingredients_ko = ${payload},
    maker_ko = ${payload}, origin_ko = ${payload}, importer_ko = ${payload} WHERE id = ${goods.productId}`;
  await db`UPDATE product_pictures SET alt_ko = ${payload}, alt_en = ${payload} WHERE product_id = ${goods.productId}`;
  await call(staff.request, 'admin.stock.correct', {
    ...{ variantId: goods.variantId, delta: 1, reason: 'OTHER', note: fit(payload, 100) },
  });
}

/** A delivered order of the product, with the payload in whatever its buyer and staff write about it. */
async function markOrder(db: Database, page: Page, staff: Page, goods: Goods, payload: string): Promise<Marked> {
  const { id: orderId } = await buy(page.request, goods);
  await db`UPDATE orders SET recipient_name = ${payload}, address1 = ${payload}, address2 = ${payload},
    delivery_request = 'OTHER', delivery_note = ${payload} WHERE id = ${orderId}`;
  await bringTo(staff.request, orderId, 'DELIVERED');
  const [line] = await db<{ id: string }[]>`SELECT id FROM order_lines WHERE order_id = ${orderId}`;
  const lineId = line?.id ?? '';
  const text = `${payload} 열 글자가 넘는 글`;
  await call(page.request, 'review.save', { lineId, ratingHalves: 8, text, photoIds: [] });
  await call(page.request, 'question.ask', { slug: goods.slug, text, secret: false });
  const [ids] = await db<{ reviewId: string; questionId: string }[]>`
    SELECT r.id AS "reviewId", q.id AS "questionId" FROM reviews r JOIN questions q USING (product_id) WHERE r.line_id = ${lineId}`;
  await call(staff.request, 'admin.reviews.answer', { reviewId: ids?.reviewId, text: payload });
  await call(staff.request, 'admin.questions.answer', { questionId: ids?.questionId, text: payload });
  await call(page.request, 'claim.open', {
    ...{ orderId, kind: 'RETURN', reason: 'FAULTY', text: payload, lines: [{ lineId, quantity: 1 }] },
  });
  await call(staff.request, 'admin.claims.refuse', {
    claimId: (await claimOf(staff.request, orderId)).id,
    text: payload,
  });
  return { payload, goods, orderId, lineId };
}

async function markPerson(db: Database, page: Page, email: string, payload: string): Promise<void> {
  const recipient = { name: '김예시', phone: '01000000000', postalCode: '04524', address1: '예시로 110', address2: '' };
  await call(page.request, 'account.addresses.add', {
    ...{ ...recipient, deliveryRequest: 'OTHER', deliveryNote: '문 앞', label: '집', isDefault: false },
  });
  await db`UPDATE users SET name = ${payload} WHERE email = ${email}`;
  await db`UPDATE addresses a SET recipient_name = ${payload}, address1 = ${payload}, address2 = ${payload}, delivery_note = ${payload},
    label = ${payload} FROM users u WHERE u.id = a.user_id AND u.email = ${email} AND a.label = '집'`;
}

const graph = z.object({ '@graph': z.array(z.looseObject({ '@type': z.string() })) });

/** The product's page says the payload as text, and to search engines as a value. */
async function expectSaid(page: Page, { payload, goods }: Marked): Promise<void> {
  await page.goto(`/products/${goods.slug}`);
  expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toContain(payload);
  const [said = '{}'] = await page.locator('script[type="application/ld+json"]').allTextContents();
  const product = graph.parse(JSON.parse(said))['@graph'].find((thing) => thing['@type'] === 'Product');
  expect(product).toMatchObject({ name: payload, description: payload });
}

/** Files with such names, as far as a name of a file can be one. */
async function filesNamed(payloads: readonly string[]) {
  const buffer = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#eba91a' } })
    .png()
    .toBuffer();
  return payloads.map((payload) => ({
    name: `${payload.replaceAll(/[/\0]/g, '∕')}.png`,
    mimeType: 'image/png',
    buffer,
  }));
}

for (const [number, payloads] of BATCHES.entries()) {
  test(
    `what would be script is text wherever people write it: ${number * BATCH + payloads.length} of ${CHOSEN.length}`,
    { tag: '@any-width' },
    async ({ page, shopper, adminPage, db, context }) => {
      test.setTimeout(600_000);
      const ran = [await listen(context), await listen(adminPage.context())];
      const restore: (() => Promise<void>)[] = [];
      try {
        const marked: Marked[] = [];
        for (const payload of payloads) {
          const goods = await takeGoods(db);
          restore.push(await keepProduct(db, goods.productId));
          await markProduct(db, adminPage, goods, payload);
          marked.push(await markOrder(db, page, adminPage, goods, payload));
          await call(page.request, 'cart.add', { variantId: goods.variantId, quantity: 1 });
          await adminPage.request.post('/api/trpc/admin.search.addSynonym', {
            data: { json: { word: fit(payload, 20), other: `뜻${number}-${marked.length}` } },
          });
        }
        for (const [at, each] of marked.entries()) {
          await markPerson(db, page, shopper.email, each.payload);
          await expectSaid(page, each);
          await page.goto(`/orders/${each.orderId}`);
          await page.goto(`/products?q=${encodeURIComponent(each.payload.slice(0, 60))}`);
          await adminPage.goto(`/admin/orders/${each.orderId}`);
          await adminPage.goto(`/admin/products/${each.goods.productId}`);
          await adminPage.goto(`/admin/products/${each.goods.productId}/edit`);
          if (at === 0) await adminPage.getByLabel('사진 추가').setInputFiles(await filesNamed(payloads.slice(0, 3)));
        }
        const [{ goods, orderId, lineId } = marked[0]!] = marked;
        const [user] = await db<{ id: string }[]>`SELECT id FROM users WHERE email = ${shopper.email}`;
        const mine = ['/cart', '/checkout', '/orders', '/account', '/account/addresses', '/account/reviews'];
        const aboutGoods = [
          `/products/${goods.slug}/reviews`,
          `/products/${goods.slug}/questions`,
          `/en/products/${goods.slug}`,
        ];
        for (const path of [...mine, '/account/questions', `/orders/${orderId}/receipt`, ...aboutGoods])
          await page.goto(path);
        await page.goto(`/orders/${orderId}/review/${lineId}`);
        await page.getByLabel('사진 추가').setInputFiles(await filesNamed(payloads.slice(3, 6)));
        await expect(page.getByRole('img', { name: /^사진 \d$/ })).toHaveCount(Math.min(3, payloads.length - 3));
        const desks = ['', '/orders', '/claims', '/products', '/stock', '/search', '/members', '/acts', '/books'];
        const people = [`/members/${user?.id ?? ''}`, '/reviews?desk=ALL', '/questions?desk=ALL'];
        for (const desk of [...desks, ...people]) await adminPage.goto(`/admin${desk}`);
        expect(ran.flat()).toEqual([]);
      } finally {
        for (const again of restore) await again();
      }
    },
  );
}

test(
  'the payloads are as many as promised, none of them twice, and a page that trusts them runs them',
  { tag: '@any-width' },
  async ({ browser }) => {
    expect(new Set(PAYLOADS).size).toBe(WANTED);
    const context = await browser.newContext();
    const run = await listen(context);
    const page = await context.newPage();
    let alive = 0;
    for (const payload of PAYLOADS.slice(0, 60)) {
      run.length = 0;
      await page.goto('about:blank');
      await page.setContent(`<p title="${payload}">${payload}</p>`, { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(() => document.readyState === 'complete');
      if (run.length > 0) alive += 1;
    }
    expect(alive).toBeGreaterThan(15);
    await context.close();
  },
);
