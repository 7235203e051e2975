import { newPerson, signUp } from './world/accounts';
import { countersOf, type Database, type Goods } from './world/database';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import type { Locator, Page } from '@playwright/test';

/** Two units are reserved that nobody holds; the ledger says so too, so that only one check can see it. */
async function reserveForNobody(db: Database, { variantId }: Goods): Promise<void> {
  await db.begin(async (tx) => {
    await tx`UPDATE variant_stock SET reserved_stock = reserved_stock + 2 WHERE variant_id = ${variantId}`;
    await tx`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, actor, cause)
      VALUES (${variantId}, 'ADJUST', 0, 2, 'system', 'COUNTED')`;
  });
}

const look = (page: Page) => page.getByRole('button', { name: '지금 맞춰 보기' }).click();
const rowOf = (page: Page, { name }: Goods): Locator =>
  page.getByRole('region', { name: '다른 곳' }).getByRole('listitem').filter({ hasText: name });

test('the books agree; a difference is explained, put right at a press, and leaves a trace', async ({
  adminPage: page,
  goods,
  db,
}) => {
  await page.goto('/admin/books');
  await expectSound(page);
  // Another test may be breaking its own part of the books in this moment.
  await expect(async () => {
    await look(page);
    await expect(page.getByRole('heading', { name: '모두 맞아요' })).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(page.getByText('모두 맞았어요.').first()).toBeVisible();

  await reserveForNobody(db, goods);
  await look(page);
  await expect(page.getByRole('heading', { name: /곳이 달라요$/ })).toBeVisible();
  await expect(rowOf(page, goods)).toContainText('기다리는 주문을 더하면 0개인데 2개로 적혀 있어요.');
  await expectSound(page);
  await page.goto('/admin');
  await page.getByRole('link', { name: /^확인할 알림 .*확인하기$/ }).click();
  await expect(page.getByRole('region', { name: '확인할 알림' })).toContainText('장부가 맞지 않아요: 맡아 둔 수량');

  await rowOf(page, goods).getByRole('button', { name: '다시 세기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('주문과 돈은 그대로예요.');
  await expectSound(page);
  await dialog.getByRole('button', { name: '다시 세기' }).click();
  await expect(page.getByText('맡아 둔 수량을 다시 셌어요', { exact: true })).toBeVisible();
  await expect(rowOf(page, goods)).toHaveCount(0);
  const trace = page.getByRole('region', { name: '바로잡은 기록' }).getByRole('listitem');
  // The newest stands first; the same product may have been put right by an earlier test.
  await expect(trace.filter({ hasText: goods.variantId }).first()).toContainText('맡아 둠 2 → 0');
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });

  await page.goto(`/admin/products/${goods.productId}`);
  await page.getByRole('link', { name: '기록', exact: false }).first().click();
  await expect(page.getByText('장부를 바로잡았어요').filter({ visible: true }).first()).toBeVisible();
});

test('an alarm is resolved with a note of what was done', async ({ adminPage: page, db, goods }) => {
  await db`INSERT INTO alarms (kind, subject, details) VALUES ('REFUND_STUCK', ${goods.variantId}, '{}')`;
  await page.goto('/admin/books');
  const alarm = page
    .getByRole('region', { name: '확인할 알림' })
    .getByRole('listitem')
    .filter({ hasText: '환불이 되지 않고' });
  await alarm
    .first()
    .getByRole('button', { name: /확인했어요$/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('무엇을 했나요').fill('가'.repeat(201));
  await dialog.getByRole('button', { name: '알림 끝내기' }).click();
  await expect(dialog.getByText('200자까지 적을 수 있어요.')).toBeVisible();
  await expectSound(page);
  await dialog.getByLabel('무엇을 했나요').fill('결제사에 전화했어요');
  await dialog.getByRole('button', { name: '알림 끝내기' }).click();
  await expect(page.getByText('알림을 끝냈어요', { exact: true })).toBeVisible();
  const note = async () =>
    (
      await db<{ note: string }[]>`SELECT details ->> 'note' AS note FROM alarms WHERE resolved_at IS NOT NULL
      AND kind = 'REFUND_STUCK' ORDER BY resolved_at DESC LIMIT 1`
    )[0]?.note;
  expect(await note()).toBe('결제사에 전화했어요');
});

test(
  'a mail that does not leave is sent again at a press',
  { tag: '@any-width' },
  async ({ adminPage: page, db, goods }) => {
    await db`INSERT INTO outbox (topic, dedupe_key, payload, due_at, attempts, last_error) VALUES
    ('page-tags', ${`stuck-${goods.variantId}`}, '{"topic": "page-tags", "tags": []}', now() + interval '1 hour', 3, 'Error')`;
    await page.goto('/en/admin/books');
    await expectSound(page);
    await page.goto('/admin/books');
    const row = page.getByRole('region', { name: '나가지 못한 메일과 작업' }).getByRole('listitem').first();
    await row.getByRole('button', { name: '지금 보내기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '지금 보내기' }).click();
    await expect(page.getByText('몇 초 안에 다시 보내요', { exact: true })).toBeVisible();
    const delivered = async () =>
      (await db`SELECT 1 FROM outbox WHERE dedupe_key = ${`stuck-${goods.variantId}`} AND delivered_at IS NOT NULL`)
        .length;
    await expect.poll(delivered).toBe(1);
  },
);

test('whoever is no admin learns nothing of the books: 404', { tag: '@any-width' }, async ({ stranger, otherPage }) => {
  await signUp(otherPage.request, newPerson());
  for (const address of ['/admin/books', '/en/admin/books']) {
    expect((await stranger.get(address, { maxRedirects: 0 })).status(), address).toBe(404);
    expect((await otherPage.request.get(address, { maxRedirects: 0 })).status(), address).toBe(404);
  }
});
