import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { takenOver } from './world/hydration';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

type NaverPerson = { name: string; email: string; mobile: string };

const somebody = (): NaverPerson => {
  const id = randomUUID().slice(0, 8);
  return { name: `네이버${id}`, email: `naver-${id}@example.com`, mobile: '010-3456-7890' };
};

async function goToNaver(page: Page, person: NaverPerson): Promise<void> {
  await page.goto('/login?next=/orders');
  await page.getByRole('button', { name: '네이버로 계속하기' }).click();
  await page.getByLabel('Somebody else:').check();
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Mobile' }).fill(person.mobile);
}

async function agreeToTerms(page: Page): Promise<void> {
  await takenOver(page);
  for (const name of ['이용약관', '개인정보 수집·이용', '만 14세 이상이에요']) {
    await page.getByRole('checkbox', { name: `(필수) ${name}`, exact: true }).check();
  }
}

test('somebody new is asked for what Naver did not say, and walks straight in the next time', async ({ page }) => {
  const person = somebody();
  await goToNaver(page, person);
  await page.getByLabel('name', { exact: true }).uncheck();
  await page.getByLabel('email', { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Agree and continue' }).click();

  await expect(page.getByText('네이버로 로그인하니 비밀번호는 없어도 돼요.')).toBeVisible();
  await takenOver(page);
  await expect(page.getByLabel('비밀번호', { exact: true })).toHaveCount(0);
  await expect(page.getByLabel('휴대폰 번호')).toHaveValue(/3456/);
  await expectSound(page);
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.getByText('이메일을 적어 주세요.')).toBeVisible();
  await expect(page.getByText('이름을 적어 주세요.')).toBeVisible();
  await page.getByLabel('이메일', { exact: true }).fill(person.email);
  await page.getByLabel('이름', { exact: true }).fill('김초록');
  await agreeToTerms(page);
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.getByText('아직 주문이 없어요')).toBeVisible();

  await page.goto('/account');
  await expect(page.getByText('네이버', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '로그아웃' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await goToNaver(page, person);
  await page.getByRole('button', { name: 'Agree and continue' }).click();
  await expect(page.getByText('아직 주문이 없어요')).toBeVisible();
});

test('whoever denies, or comes back with a forged answer, is told and not logged in', async ({ page }) => {
  await goToNaver(page, somebody());
  await page.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByText('네이버에서 동의를 취소했어요. 다시 하거나 이메일로 로그인해 주세요.')).toBeVisible();
  await expectSound(page);
  await goToNaver(page, somebody());
  await page.getByRole('button', { name: 'Wrong state' }).click();
  await expect(page.getByText('네이버에서 정보를 받지 못했어요. 다시 하거나 이메일로 로그인해 주세요.')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
});

test('an e-mail address that has an account is never linked by itself', async ({ otherPage, shopper, db, watch }) => {
  watch.expect(/409/);
  await goToNaver(otherPage, { ...somebody(), email: shopper.email });
  await otherPage.getByRole('button', { name: 'Agree and continue' }).click();
  await expect(otherPage.getByLabel('이메일', { exact: true })).toHaveValue(shopper.email);
  await agreeToTerms(otherPage);
  await otherPage.getByRole('button', { name: '가입하기' }).click();
  await expect(otherPage.getByText('이 이메일로 만든 계정이 있어요.')).toBeVisible();
  const linked = await db`
    SELECT 1 FROM identities i JOIN users u ON u.id = i.user_id WHERE u.email = ${shopper.email}`;
  expect(linked).toHaveLength(0);
});
