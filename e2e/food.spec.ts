import type { Page } from '@playwright/test';
import { addToCart } from './world/procedures';
import { environment } from './world/environment';
import { takenOver } from './world/hydration';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

/** Mifflin–St Jeor for this person: 10×62 + 6.25×168 − 5×34 − 161 = 1,339 kcal, × 1.55, and 1.6 g of protein a kilogram. */
async function workOutTarget(page: Page): Promise<void> {
  await page.goto('/calculator');
  await page.getByRole('radio', { name: '여성' }).check();
  await page.getByLabel('나이(만)').fill('34');
  await page.getByLabel('키(cm)').fill('168');
  await page.getByLabel('몸무게(kg)').fill('62');
  await page.getByRole('radio', { name: /꾸준히 움직여요/ }).check();
  await page.getByRole('radio', { name: /단백질 중심/ }).check();
}

test('a product says why it has its score in every goal', async ({ page, goods }) => {
  await page.goto(`/products/${goods.slug}`);
  const rows = page.getByRole('group').filter({ hasText: '왜 이 점수인가요?', visible: true });
  await expect(rows).toHaveCount(5);
  const first = rows.first();
  await expect(first).toContainText(/단백질 중심\s*\d{1,3}점/);
  await expect(first.getByText(/조건마다 채운 비율을 곱해요/)).toBeHidden();
  await first.locator('summary').click();
  await expect(first.getByText(/열량 가운데 단백질 [\d.]+%/)).toBeVisible();
  await expect(first.getByText(/조건마다 채운 비율을 곱해요: .+ = \d{1,3}점/)).toBeVisible();
  await expectSound(page);
});

test('a target is worked out, explained, kept on the device and forgotten, and nothing of it is sent', async ({
  page,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await workOutTarget(page);
  const result = page.getByRole('region', { name: '하루 목표' });
  await expect(result).toContainText('2,080kcal');
  await expect(result).toContainText('가만히 있어도 쓰는 열량은 1,339kcal예요.');
  await expect(result.getByRole('listitem').filter({ hasText: /^단백질\d/ })).toContainText('99g');
  await expect(result.getByRole('img', { name: /열량 비율: 단백질 19%/ })).toBeVisible();
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await expect(page.getByText('이 기기에 목표를 저장했어요')).toBeVisible();
  await expectSound(page);

  await page.reload();
  await takenOver(page);
  await expect(page.getByLabel('몸무게(kg)')).toHaveValue('62');
  await page.getByRole('button', { name: '목표 삭제' }).click();
  await expect(page.getByLabel('몸무게(kg)')).toHaveValue('');
  await expect(result).toContainText('나이, 키, 몸무게를 적으면');
  expect(sent.filter((request) => /weightKg|heightCm|day-target/.test(request))).toEqual([]);
});

test('numbers out of bounds are said beside their field', async ({ page }) => {
  await page.goto('/calculator');
  await page.getByLabel('나이(만)').fill('18');
  // Nobody is taken for a woman or a man before they say so.
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await expect(page.getByText('성별을 골라 주세요.')).toBeVisible();
  await page.getByRole('radio', { name: '여성' }).check();
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await expect(page.getByText('19부터 78까지 적어 주세요.')).toBeVisible();
  await expect(page.getByLabel('나이(만)')).toBeFocused();
  await expectSound(page);
});

test('the cart counts by the own target and warns of chosen allergens', async ({ page, goods, db }) => {
  await db`UPDATE products SET allergens = '{MILK,SOY}' WHERE id = ${goods.productId}`;
  await addToCart(page.request, goods, 2);
  await page.goto('/cart');
  const sum = page.getByRole('region', { name: '장바구니 영양 합계' });
  await expect(sum).toContainText('1일 기준치');
  await workOutTarget(page);
  await page.getByRole('button', { name: '내 목표로 쓰기' }).click();
  await page.getByRole('button', { name: '장바구니 보기' }).click();
  await expect(sum).toContainText('내 하루 목표');
  await expect(sum).toContainText(/목표 열량 [\d,]+kcal의 \d+%를 담았어요/);
  await expect(sum.getByRole('img', { name: /열량 비율/ })).toBeVisible();

  await takenOver(page);
  await page.getByRole('heading', { name: '알레르기 원료 알림' }).click();
  await page.getByRole('button', { name: '우유', exact: true }).click();
  await expect(page.getByText('고른 알레르기 원료가 든 상품이 1가지 있어요.')).toBeVisible();
  await expect(page.getByText('알레르기 원료: 우유', { exact: true })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '우유', exact: true }).click();
  await expect(page.getByText('고른 알레르기 원료가 든 상품이')).toBeHidden();
});

test('a day is filled from an empty cart, within the budget and in words', async ({ page }) => {
  await page.goto('/cart');
  const fill = page.getByRole('region', { name: '하루 채우기' });
  await fill.getByLabel('예산').selectOption('30000');
  await fill.getByRole('button', { name: '상품 고르기' }).click();
  await expect(fill.getByText(/모자란 \S+의 \d+%를 채워요/).first()).toBeVisible();
  await expect(fill.getByRole('row', { name: /^단백질/ })).toContainText(/남아요|딱 맞아요|넘어요/);
  await expect(fill.getByText(/예산 30,000원 중 [\d,]+원으로/)).toBeVisible();
  await expectSound(page);
  const add = fill.getByRole('button', { name: /개 담기/ });
  const price = Number((await add.textContent())?.replace(/^.*·|\D/g, ''));
  expect(price).toBeGreaterThan(0);
  expect(price).toBeLessThanOrEqual(30_000);
  await add.click();
  await expect(page.getByRole('group', { name: /수량$/ }).first()).toBeVisible();
  await expectSound(page);
});

test('products are taken into a comparison, which names them in its address', async ({ page, goods, db }) => {
  const [other] = await db<{ slug: string }[]>`
    SELECT slug FROM products WHERE status = 'ACTIVE' AND id <> ${goods.productId} ORDER BY popularity DESC LIMIT 1`;
  const bar = page.getByRole('region', { name: '비교할 상품' }).getByRole('status');
  for (const [index, slug] of [goods.slug, other?.slug].entries()) {
    await page.goto(`/products/${slug}`);
    await page.getByRole('checkbox', { name: '비교에 담기' }).check();
    await expect(bar).toContainText(`비교 ${index + 1}/4`);
  }
  await page.getByRole('link', { name: '2개 비교하기' }).click();
  await expect(page).toHaveURL(/\/compare\?ids=prd_\w+,prd_\w+$/);
  const table = page.getByRole('table', { name: '1회분으로 비교한 표' });
  await expect(table.getByRole('columnheader')).toHaveCount(2);
  await expect(table.getByRole('row', { name: /^단백질 [\d.]+g/ })).toBeVisible();
  await expectSound(page);
  await table.getByRole('button', { name: goods.name }).first().click();
  await expect(page.getByText('장바구니에 담았어요')).toBeVisible();
  await page.getByRole('radio', { name: '100g·100ml' }).check({ force: true });
  await expect(page.getByRole('table', { name: '100g 또는 100ml로 비교한 표' })).toBeVisible();
  await expect(table).toBeHidden();
  await page
    .getByRole('link', { name: new RegExp(`^${goods.name}.* 비교에서 빼기$`) })
    .filter({ visible: true })
    .click();
  await expect(page).toHaveURL(/\/compare\?ids=prd_\w+$/);
  await page
    .getByRole('link', { name: / 비교에서 빼기$/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByRole('heading', { name: '비교할 상품이 없어요' })).toBeVisible();

  // Where none is named, what this device ticked stands there at once; where the last was taken out, nothing does.
  await page.goto('/compare');
  await expect(page).toHaveURL(/\/compare\?ids=prd_\w+,prd_\w+$/);
  await expect(table.getByRole('columnheader')).toHaveCount(2);
});

test('what is ticked before the page listens counts once it does', async ({ page, goods }) => {
  let listen: () => void = () => undefined;
  const scripts = new Promise<void>((go) => (listen = go));
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts;
    await route.continue();
  });
  // Not by `goto`, which waits until the page listens.
  await page.evaluate((to) => location.assign(to), `${environment.shop()}/products/${goods.slug}`);
  const tick = page.getByRole('checkbox', { name: '비교에 담기' });
  await tick.check();
  listen();
  await expect(page.getByRole('region', { name: '비교할 상품' }).getByRole('status')).toContainText('비교 1/4');
  await expect(tick).toBeChecked();
});

test('in a list up to four products are ticked to be compared, by the keyboard too', async ({ page }) => {
  await page.goto('/products');
  const ticks = page.getByRole('main').getByRole('checkbox', { name: / 비교$/ });
  const bar = page.getByRole('region', { name: '비교할 상품' });
  await expect(bar).toHaveCount(0);
  await ticks.first().focus();
  await page.keyboard.press('Space');
  await expect(bar.getByRole('status')).toContainText('비교 1/4');
  await expect(bar.getByText('하나 더 고르면 비교할 수 있어요.')).toBeVisible();
  await expect(bar.getByRole('link')).toHaveCount(0);
  for (const place of [1, 2, 3]) await ticks.nth(place).check();
  await expectSound(page);
  // A fifth is refused in words, and stays as it was.
  await ticks.nth(4).click();
  await expect(page.getByText('4개까지 비교할 수 있어요.')).toBeVisible();
  await expect(ticks.nth(4)).not.toBeChecked();
  await ticks.nth(3).uncheck();

  // Another list shows what is chosen already.
  await page.goto('/products?sort=price-asc');
  await expect(bar.getByRole('status')).toContainText('비교 3/4');
  await page.goto('/products');
  await expect(ticks.first()).toBeChecked();
  await bar.getByRole('link', { name: '3개 비교하기' }).press('Enter');
  await expect(page).toHaveURL(/\/compare\?ids=(prd_\w+,){2}prd_\w+$/);
  await expect(page.getByRole('table', { name: '1회분으로 비교한 표' }).getByRole('columnheader')).toHaveCount(3);

  await page.goto('/products');
  await bar.getByRole('button', { name: '비우기' }).click();
  await expect(bar).toHaveCount(0);
  await expect(ticks.first()).not.toBeChecked();
});
