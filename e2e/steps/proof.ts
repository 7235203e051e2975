import type { Page } from '@playwright/test';
import type { Person } from '../world/accounts';
import { expect } from '../fixtures';

/** Answers the question who one is, which a page asks before it goes on with what was pressed. */
export async function proveByPassword(page: Page, { password }: Pick<Person, 'password'>): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '본인 확인' });
  await dialog.getByLabel('비밀번호').fill(password);
  await dialog.getByRole('button', { name: '확인하기' }).click();
  await expect(dialog).toHaveCount(0);
}
