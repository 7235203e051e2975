import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

test('suggests while typing, by the keyboard alone, and remembers on the device what was searched for', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('searchbox').filter({ visible: true }).focus();
  const field = page.getByRole('combobox').filter({ visible: true });
  await field.pressSequentially('ㄷㄱㅅ');
  const first = page.getByRole('option').filter({ visible: true }).first();
  await expect(first.locator('mark')).not.toHaveCount(0);
  await field.press('ArrowDown');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  await field.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ㄷㄱㅅ');
  await page.goto('/');
  await page.getByRole('searchbox').filter({ visible: true }).focus();
  await expect(page.getByRole('option', { name: 'ㄷㄱㅅ' }).filter({ visible: true })).toBeVisible();
});

test('a search that names conditions chooses them as filters, each with its way back', async ({ page }) => {
  await page.goto('/products?tag=claim-high-protein');
  const names = await page.getByRole('main').getByRole('article').getByRole('heading').allTextContents();
  await page.goto(`/products?q=${encodeURIComponent('고단백')}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('‘고단백’ 검색 결과');
  await expect(page.getByRole('main').getByRole('article').getByRole('heading')).toHaveText(names);
  await expect(page.getByRole('link', { name: '고단백 조건 지우기' })).toBeVisible();

  await page.goto(`/products?q=${encodeURIComponent('새우 없는 저당 초코')}`);
  await expect(page.getByText('검색어에 있는 조건을 필터로 골랐어요.')).toBeVisible();
  await expect(page.getByRole('link', { name: '새우 빼기 조건 지우기' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '저당 조건 지우기' }).click();
  await expect(page).toHaveURL(/q=[^&]+&without=shrimp$/);
  await expect(page.getByRole('link', { name: '저당 조건 지우기' })).toHaveCount(0);
});

test('proposes the category first, and nothing without its reason', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').filter({ visible: true }).focus();
  const field = page.getByRole('combobox').filter({ visible: true });
  await field.pressSequentially('단백질 간');
  const options = page.getByRole('option').filter({ visible: true });
  await expect(options.first()).toContainText('단백질 간식');
  await expect(options.filter({ hasNot: page.locator('mark') })).toHaveCount(0);
  await options.first().click();
  await expect(page).toHaveURL(/\/products\?category=protein-snack$/);
});

test('says what it searched for where nothing answers what was typed', async ({ page }) => {
  await page.goto(`/products?q=${encodeURIComponent('누룬지')}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('누룽지');
  await expect(page.getByText('누룬지').filter({ visible: true }).first()).toBeVisible();
});

test('a search for a flavour shows it, opens it, and puts it into the cart', async ({ page }) => {
  await page.goto(`/products?q=${encodeURIComponent('갈릭허브')}`);
  const card = page.getByRole('main').getByRole('article').first();
  const name = card.getByRole('heading');
  await expect(name).toHaveText('수비드 닭가슴살 갈릭허브 115g');
  await card.getByRole('button', { name: /담기$/ }).click();
  await expect(page.getByText('장바구니에 담았어요')).toBeVisible();
  await name.getByRole('link').click();
  await expect(page).toHaveURL(/\/products\/sous-vide-chicken-breast\?variant=var_/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('갈릭허브');

  await page.goto('/');
  await page.getByRole('searchbox').filter({ visible: true }).focus();
  await page.getByRole('combobox').filter({ visible: true }).pressSequentially('블랙페');
  await page.getByRole('option', { name: '수비드 닭가슴살 블랙페퍼' }).filter({ visible: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('블랙페퍼');

  await page.goto('/cart');
  await expect(page.getByRole('checkbox', { name: /고르기$/ })).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: '수비드 닭가슴살 갈릭허브 · 1팩 고르기' })).toBeVisible();
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('one press opens the search of an inner page, ready to type, with suggestions as wide as the screen @any-width', async ({
    page,
    goods,
  }) => {
    const open = page.getByRole('button', { name: '검색 열기' });
    const sheet = page.getByRole('dialog', { name: '상품 검색' });
    await page.goto(`/products/${goods.slug}`);
    await open.click();
    await expect(sheet.getByRole('combobox', { name: '상품 검색' })).toBeFocused();
    await page.keyboard.type('닭가슴살');
    const list = sheet.getByRole('listbox');
    await expect(list.getByRole('option').first()).toBeVisible();
    const box = await list.boundingBox();
    expect([box?.x, box?.width]).toEqual([0, 390]);
    await expectSound(page);
    await sheet.getByRole('button', { name: '검색 닫기' }).click();
    await expect(sheet).toBeHidden();

    // The same on a page that came by a link, and on a page about somebody.
    await page.getByRole('link', { name: '뒤로' }).click();
    await expect(page).toHaveURL(/\/products$/);
    await open.click();
    await expect(sheet.getByRole('combobox', { name: '상품 검색' })).toBeFocused();
    await page.goto('/cart');
    await open.click();
    await expect(sheet.getByRole('combobox', { name: '상품 검색' })).toBeFocused();
    await page.keyboard.type('닭가슴살');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('닭가슴살');
  });
});
