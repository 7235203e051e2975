import { expect, type Page } from '@playwright/test';
import { takenOver } from '../world/hydration';

/** Looks for orders on a page of the desk that has the field; nothing of what was typed is in the address afterwards. */
export async function findOrder(page: Page, word: string): Promise<void> {
  await takenOver(page);
  const field = page.getByRole('searchbox', { name: '주문 찾기' });
  await field.fill(word);
  await field.press('Enter');
  await expect(page).toHaveURL(/\/admin\/orders\?found=true$/);
}
