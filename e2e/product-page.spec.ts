import type { APIRequestContext } from '@playwright/test';
import { newPerson, signUp } from './world/accounts';
import { letHoldRunOut, setStock, type Database, type Goods } from './world/database';
import { environment } from './world/environment';
import { placeOrder } from './world/procedures';
import { mailsTo } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import { openProduct } from './steps/buying';

/** Whether anybody waits is looked at once more, as the timer does. */
async function lookAround(api: APIRequestContext): Promise<void> {
  const headers = { authorization: `Bearer ${environment.cronSecret()}` };
  expect((await api.post('/api/cron/restock', { headers })).status()).toBe(200);
}
const subjectsTo = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject);
const countBack = (subjects: readonly string[]) =>
  subjects.filter((subject) => subject.includes('다시 들어왔어요')).length;
const waiting = async (db: Database, goods: Goods) =>
  (await db`SELECT 1 FROM restock_alerts WHERE variant_id = ${goods.variantId}`).length;

test('somebody without an account is told once when a sold-out product is back, and only after answering a mail', async ({
  page,
  goods,
  db,
  stranger,
  watch,
}) => {
  const { email } = newPerson();
  await setStock(db, goods.variantId, 0);
  await openProduct(page, goods);
  await expectSound(page);
  await page.getByRole('link', { name: '재입고 알림 받기', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '재입고 알림' })).toBeVisible();
  await page.getByRole('button', { name: '확인 메일 받기' }).click();
  await expect(page.getByText('이메일을 적어 주세요.')).toBeVisible();
  await expectSound(page);
  await page.getByLabel('이메일').fill(email);
  await page.getByRole('button', { name: '확인 메일 받기' }).click();
  await expect(page.getByText('확인 메일을 보냈어요')).toBeVisible();
  await expectSound(page);

  await expect.poll(() => subjectsTo(email), { timeout: 15_000 }).toHaveLength(1);
  const [mail] = await mailsTo(email);
  const link = /\/restock\/alert\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await expectSound(page);
  await page.getByRole('button', { name: '알림 받기' }).click();
  await expect(page.getByText('알림을 켰어요')).toBeVisible();
  await expectSound(page);

  await setStock(db, goods.variantId, 2);
  await Promise.all([lookAround(stranger), lookAround(stranger)]);
  await expect.poll(async () => countBack(await subjectsTo(email)), { timeout: 15_000 }).toBe(1);
  await expect.poll(() => waiting(db, goods)).toBe(0);
  await setStock(db, goods.variantId, 0);
  await setStock(db, goods.variantId, 3);
  await lookAround(stranger);
  const asked = await db`SELECT 1 FROM outbox WHERE topic = 'restock-mail' AND payload->>'mail' = 'BACK'
    AND payload->>'alertId' = ${/rst_\w+/.exec(link)?.[0] ?? ''}`;
  expect(asked).toHaveLength(1);

  watch.expect(/404/);
  expect((await page.goto(link))?.status()).toBe(404);
});

test(
  'somebody with an account waits by one press, and stops waiting by another',
  { tag: '@any-width' },
  async ({ page, shopper, goods, db }) => {
    await setStock(db, goods.variantId, 0);
    await page.goto(`/restock/${goods.variantId}`);
    await expect(page.getByText(`${shopper.email} 주소로 알려 드려요.`)).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: '알림 신청하기' }).click();
    await page.getByRole('link', { name: '내 재입고 알림' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: goods.name })).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: /알림 끄기$/ }).click();
    await expect(page.getByRole('heading', { name: '기다리는 상품이 없어요' })).toBeVisible();
    expect(await waiting(db, goods)).toBe(0);
    await expectSound(page);

    await setStock(db, goods.variantId, 5);
    await page.goto(`/en/restock/${goods.variantId}`);
    await expect(page.getByText('You can buy it now')).toBeVisible();
    await expectSound(page);
  },
);

test('what another order keeps is said with its time, and is to be had when that is up', async ({
  page,
  goods,
  db,
  otherPage,
}) => {
  await setStock(db, goods.variantId, 1);
  await signUp(otherPage.request, newPerson());
  const order = await placeOrder(otherPage.request, goods);
  await openProduct(page, goods);
  const note = page.getByText(/1개는 다른 주문이 맡아 두고 결제를 기다려요\..*\d\d:\d\d부터 다시 나올\s수\s있어요\./);
  await expect(note).toBeVisible();
  await expectSound(page);
  await letHoldRunOut(db, order.id);
  await expect(async () => {
    await openProduct(page, goods);
    await expect(page.getByRole('button', { name: /^장바구니( 담기)?$/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(note).toHaveCount(0);
});

test('pictures are looked at closely with keys and with a press, and lead back to where one was', async ({
  page,
  goods,
}) => {
  await page.goto(`/products/${goods.slug}`);
  const open = page.getByRole('button', { name: '사진 크게 보기' });
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '크게 본 상품 사진' });
  const picture = dialog.getByRole('img');
  await expect(picture).toHaveAttribute('data-scale', '1.00');
  await expectSound(page);
  await page.keyboard.press('+');
  await expect(picture).toHaveAttribute('data-scale', '1.50');
  await page.keyboard.press('0');
  await expect(picture).toHaveAttribute('data-scale', '1.00');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('status')).toContainText('2 / ');
  await picture.click();
  await expect(picture).toHaveAttribute('data-scale', '2.50');
  await picture.click();
  await expect(picture).toHaveAttribute('data-scale', '1.00');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(open).toBeFocused();
  await expect(page.getByRole('heading', { name: /^다른 / })).toBeVisible();
});

test('the tab of the part that is read is marked', async ({ page, goods }) => {
  await openProduct(page, goods);
  const tabs = page.getByRole('navigation', { name: '상품 정보' });
  const read = tabs.locator('[aria-current="true"]');
  await expect(read).toHaveText('영양성분');
  await page.locator('#delivery').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('#delivery')?.scrollIntoView());
  await expect(read).toHaveText('배송·교환');
  await tabs.getByRole('link', { name: /후기/ }).click();
  await expect(read).toHaveText(/후기/);
});

test('a link shows somebody else the flavour and pack that were chosen, from the same stored page', async ({
  page,
  otherPage,
}) => {
  const product = '/products/sous-vide-chicken-breast';
  await page.goto(product);
  const [flavour, pack] = [{ name: /갈릭허브/ }, { name: /^5팩/ }];
  await page.getByRole('radio', flavour).check({ force: true });
  await page.getByRole('radio', pack).check({ force: true });
  await expect(page).toHaveURL(/\?variant=var_\w{20}$/);
  const shown = await page.getByRole('heading', { level: 1 }).textContent();
  const answered = otherPage.waitForResponse((response) => response.url().includes('?variant='));
  await otherPage.goto(page.url());
  expect((await answered).headers()['x-nextjs-cache']).toBe('HIT');
  await expect(otherPage.getByRole('heading', { level: 1 })).toHaveText(shown ?? '');
  await expect(otherPage.getByRole('radio', flavour)).toBeChecked();
  await expect(otherPage.getByRole('radio', pack)).toBeChecked();
  // An option that is not there any more opens the page as it stands.
  await otherPage.goto(`${product}?variant=var_00000000000000000000`);
  await expect(otherPage.getByRole('radio', flavour)).not.toBeChecked();
  await expect(otherPage.getByRole('radio', { name: /^1팩/ })).toBeChecked();
});
