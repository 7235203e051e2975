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

test('says what it searched for where nothing answers what was typed', async ({ page }) => {
  await page.goto(`/products?q=${encodeURIComponent('누룬지')}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('누룽지');
  await expect(page.getByText('누룬지').filter({ visible: true }).first()).toBeVisible();
});
