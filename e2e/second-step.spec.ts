import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from './fixtures';
import type { Person } from './world/accounts';
import { codeFor, mailsTo } from './world/sandbox';
import { takenOver } from './world/hydration';
import { expectSound } from './world/sound-page';

/** What an authenticator app with this key shows so many half minutes from now. */
const digits = (key: string, halfMinutes = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(key.replaceAll(' ', '')), timestamp: Date.now() + halfMinutes * 30_000 });

async function logIn(page: Page, { email, password }: Person, next: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/login?next=${encodeURIComponent(next)}`);
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(password);
  await page.keyboard.press('Enter');
}

test('an admin turns two-step login on, enters by their app and by a recovery code, and turns it off', async ({
  admin,
  adminPage: page,
  watch,
}) => {
  // The call that asks for a proof, and the codes that are wrong.
  watch.expect(/40[03]/);
  await page.goto('/account');
  await page.getByRole('link', { name: /^운영 화면/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '오늘' })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('link', { name: /2단계 인증/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2단계 인증' })).toBeVisible();
  await takenOver(page);
  await page.getByRole('button', { name: '인증 앱 연결하기' }).click();
  await page.getByRole('dialog').getByLabel('비밀번호').fill(admin.password);
  await page.keyboard.press('Enter');
  const mailed = page.getByLabel('인증번호');
  const code = await codeFor(admin.email);
  // The mail opens the page anew: it goes on where it was.
  await page.goto('/account/second-step');
  await mailed.fill(code);
  await expectSound(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: '인증 앱이 읽는 QR 코드' })).toBeVisible();
  await expectSound(page);
  const key = await page.locator('code').innerText();
  const field = page.getByLabel('인증 앱의 숫자 6자리');
  await field.fill('12345');
  await page.keyboard.press('Enter');
  await expect(page.getByText('인증번호 6자리를 적어 주세요.')).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill(digits(key, 9));
  await page.keyboard.press('Enter');
  await expect(page.getByText('숫자가 달라요. 앱에 지금 보이는 숫자를 적어 주세요.')).toBeVisible();
  const used = digits(key);
  await field.fill(used);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '복구 코드를 적어 두세요' })).toBeVisible();
  await expectSound(page);
  const codes = await page.getByRole('main').locator('code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '적어 두었어요' }).click();
  await page.waitForURL((url) => url.pathname === '/admin');
  await expect.poll(async () => (await mailsTo(admin.email))[0]?.subject).toContain('2단계 인증을 켰어요');

  // Another browser has the password, and that is not enough; it comes back to where it wanted to go.
  await logIn(page, admin, '/admin/stock');
  await page.waitForURL((url) => url.pathname === '/account/second-step');
  await takenOver(page);
  await expectSound(page);
  const either = page.getByLabel('인증 앱의 숫자 6자리 또는 복구 코드');
  await either.fill(used);
  await page.keyboard.press('Enter');
  await expect(page.getByText('숫자가 달라요.', { exact: false })).toBeVisible();
  await either.fill(digits(key, 1));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/admin/stock');

  // Nor does the password alone change the password.
  await logIn(page, admin, '/account/password');
  await page.waitForURL((url) => url.pathname === '/account/password');
  await takenOver(page);
  await page.getByLabel('지금 비밀번호').fill(admin.password);
  await page.getByLabel('새 비밀번호').fill('another long secret');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '본인 확인' }).getByRole('textbox', { name: /인증 앱/ })).toBeVisible();
  await expectSound(page);

  await logIn(page, admin, '/admin');
  await either.fill((codes[0] ?? '').toLowerCase());
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/admin');
  await expect.poll(async () => (await mailsTo(admin.email))[0]?.subject).toContain('복구 코드를 썼어요');

  await page.goto('/account/second-step');
  await expect(page.getByText('쓸 수 있는 복구 코드가 9개 남았어요.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '2단계 인증 끄기' }).click();
  const dialog = page.getByRole('dialog', { name: '2단계 인증 끄기' });
  await dialog.getByLabel('인증 앱의 숫자 6자리 또는 복구 코드').fill(codes[1] ?? '');
  await expectSound(page);
  await dialog.getByRole('button', { name: '2단계 인증 끄기' }).click();
  await expect(page.getByRole('button', { name: '인증 앱 연결하기' })).toBeVisible();
  await logIn(page, admin, '/admin');
  await page.waitForURL((url) => url.pathname === '/admin');
});
