import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { lastOrderOf, type Database } from './world/database';
import { environment } from './world/environment';
import { takenOver } from './world/hydration';
import { buy } from './world/procedures';
import { mailsTo, moveDeposit, withdrawAtNaver } from './world/sandbox';
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
  await signInAtNaver(page, person);
}

async function signInAtNaver(page: Page, person: NaverPerson): Promise<void> {
  await page.getByLabel('Somebody else:').check();
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Mobile' }).fill(person.mobile);
}

/** Presses it there and waits for the shop's page, until that one can be used. */
async function answerAtNaver(page: Page, answer: 'Agree and continue' | 'Deny' | 'Wrong state'): Promise<void> {
  await page.getByRole('button', { name: answer }).click();
  await page.waitForURL((url) => url.href.startsWith(environment.shop()));
  await takenOver(page);
}

async function agreeToTerms(page: Page): Promise<void> {
  for (const name of ['이용약관', '개인정보 수집·이용', '만 14세 이상이에요']) {
    await page.getByRole('checkbox', { name: `(필수) ${name}`, exact: true }).check();
  }
}

test('somebody new is asked for what Naver did not say, and walks straight in the next time', async ({ page }) => {
  const person = somebody();
  await goToNaver(page, person);
  await page.getByLabel('name', { exact: true }).uncheck();
  await page.getByLabel('email', { exact: true }).uncheck();
  await answerAtNaver(page, 'Agree and continue');

  await expect(page.getByText('네이버로 로그인하니 비밀번호는 없어도 돼요.')).toBeVisible();
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
  await expectSound(page);
  await page.getByRole('button', { name: '로그아웃', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await goToNaver(page, person);
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByText('아직 주문이 없어요')).toBeVisible();
});

test('whoever denies, or comes back with a forged answer, is told and not logged in', async ({ page }) => {
  await goToNaver(page, somebody());
  await answerAtNaver(page, 'Deny');
  await expect(page.getByText('네이버에서 동의를 취소했어요. 다시 하거나 이메일로 로그인해 주세요.')).toBeVisible();
  await expectSound(page);
  await goToNaver(page, somebody());
  await answerAtNaver(page, 'Wrong state');
  await expect(page.getByText('네이버에서 정보를 받지 못했어요. 다시 하거나 이메일로 로그인해 주세요.')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
});

/** Somebody who joins through Naver, with this address in their profile there. */
async function joinThroughNaver(page: Page, person: NaverPerson): Promise<void> {
  await goToNaver(page, person);
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByLabel('이메일', { exact: true })).toHaveValue(person.email);
  await agreeToTerms(page);
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.getByText('아직 주문이 없어요')).toBeVisible();
}

/** The proof of this person's login grows old. */
async function letProofAge(db: Database, email: string): Promise<void> {
  await db`UPDATE sessions SET proven_at = now() - interval '20 minutes'
    WHERE user_id = (SELECT id FROM users WHERE email = ${email})`;
}

test('an e-mail address that has an account is never linked by itself', async ({ otherPage, shopper, db }) => {
  await joinThroughNaver(otherPage, { ...somebody(), email: shopper.email });
  const accounts = await db`SELECT i.subject FROM users u LEFT JOIN identities i ON i.user_id = u.id
    WHERE u.email = ${shopper.email} ORDER BY u.created_at`;
  expect(accounts.map(({ subject }) => subject !== null)).toEqual([false, true]);
});

test('Naver is linked after a proof, opens the same account, and is unlinked again', async ({
  page,
  shopper,
  otherPage,
  db,
  watch,
}) => {
  // The password that is wrong first, and the calls that ask for a proof.
  watch.expect(/40[03]/);
  const person = somebody();
  await letProofAge(db, shopper.email);
  await page.goto('/account');
  await expectSound(page);
  await page.getByRole('button', { name: '네이버 연결하기' }).click();
  const dialog = page.getByRole('dialog', { name: '본인 확인' });
  await expect(dialog.getByLabel('비밀번호')).toBeFocused();
  await expectSound(page);
  await dialog.getByRole('button', { name: '확인하기' }).click();
  await expect(dialog.getByText('비밀번호를 적어 주세요.', { exact: true })).toBeVisible();
  await dialog.getByLabel('비밀번호').fill(`${shopper.password}x`);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('비밀번호가 달라요. 다시 확인해 주세요.')).toBeVisible();
  await dialog.getByLabel('비밀번호').fill(shopper.password);
  await page.keyboard.press('Enter');

  await signInAtNaver(page, person);
  expect(new URL(page.url()).searchParams.get('auth_type')).toBe('reauthenticate');
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByText('네이버를 연결했어요. 이제 네이버로도 로그인할 수 있어요.')).toBeVisible();
  await expect(page).toHaveURL(/\/account$/);
  await expectSound(page);
  await expect.poll(async () => (await mailsTo(shopper.email))[0]?.subject).toContain('네이버를 연결했어요');

  await goToNaver(otherPage, person);
  await answerAtNaver(otherPage, 'Agree and continue');
  await expect(otherPage.getByText('아직 주문이 없어요')).toBeVisible();
  await otherPage.goto('/account');
  await expect(otherPage.getByText(shopper.email).first()).toBeVisible();

  await page.getByRole('button', { name: '네이버 연결 끊기' }).click();
  await expectSound(page);
  await page.getByRole('dialog').getByRole('button', { name: '끊기' }).click();
  await expect(page.getByText('네이버 연결을 끊었어요')).toBeVisible();
  await expect(page.getByRole('button', { name: '네이버 연결하기' })).toBeVisible();
  await expect.poll(async () => (await mailsTo(shopper.email))[0]?.subject).toContain('네이버 연결을 끊었어요');
  await otherPage.context().clearCookies({ name: 'next-auth.session-token' });
  await otherPage.goto('/account');
  await expect(otherPage).toHaveURL(/\/login\?next=/);
});

test('whoever refuses at Naver links nothing, and somebody else’s Naver account stays theirs', async ({
  page,
  shopper,
  otherPage,
  db,
  watch,
}) => {
  // The first call, which asks for a proof: the login of a moment ago is none.
  watch.expect(/403/);
  const theirs = somebody();
  await joinThroughNaver(otherPage, theirs);
  const link = page.getByRole('button', { name: '네이버 연결하기' });
  await page.goto('/account');
  await link.click();
  await page.getByRole('dialog').getByLabel('비밀번호').fill(shopper.password);
  await page.keyboard.press('Enter');
  await answerAtNaver(page, 'Deny');
  await expect(page.getByText('네이버에서 동의를 취소해서 연결하지 않았어요.')).toBeVisible();
  await expectSound(page);
  await link.click();
  await signInAtNaver(page, theirs);
  await answerAtNaver(page, 'Wrong state');
  await expect(page.getByText('네이버에서 정보를 받지 못해서 연결하지 않았어요.')).toBeVisible();
  await link.click();
  await signInAtNaver(page, theirs);
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByText('이 네이버 계정은 다른 계정에 연결돼 있어요.')).toBeVisible();
  const linked = await db`SELECT 1 FROM identities i JOIN users u ON u.id = i.user_id WHERE u.email = ${shopper.email}`;
  expect(linked).toHaveLength(0);
});

test('somebody of Naver alone proves there who they are, and comes back in after withdrawing the consent', async ({
  page,
  db,
  watch,
}) => {
  watch.expect(/40[039]/);
  const person = somebody();
  await joinThroughNaver(page, person);
  await letProofAge(db, person.email);
  await page.goto('/account');
  await expect(page.getByText('비밀번호를 만든 뒤에 끊을 수 있어요.')).toBeVisible();
  await page.getByRole('button', { name: '내 정보 내려받기' }).click();
  const dialog = page.getByRole('dialog', { name: '본인 확인' });
  await expect(dialog.getByLabel('비밀번호')).toHaveCount(0);
  await dialog.getByRole('button', { name: '네이버로 확인하기' }).click();
  await signInAtNaver(page, somebody());
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByText('다른 네이버 계정이에요.')).toBeVisible();
  await page.getByRole('button', { name: '내 정보 내려받기' }).click();
  await dialog.getByRole('button', { name: '네이버로 확인하기' }).click();
  await signInAtNaver(page, person);
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByText('네이버로 확인했어요.')).toBeVisible();
  await expectSound(page);
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: '내 정보 내려받기' }).click();
  await arriving;

  const [before] = await db<{ subject: string }[]>`
    SELECT i.subject FROM identities i JOIN users u ON u.id = i.user_id WHERE u.email = ${person.email}`;

  await withdrawAtNaver(before?.subject ?? '');
  await page.context().clearCookies({ name: 'next-auth.session-token' });
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login\?next=/);
  await goToNaver(page, person);
  await answerAtNaver(page, 'Agree and continue');
  await expect(page.getByText('아직 주문이 없어요')).toBeVisible();
  const again = await db`SELECT i.withdrawn_at FROM identities i WHERE i.subject = ${before?.subject ?? ''}`;
  expect(again).toEqual([{ withdrawn_at: null }]);
});

test('what somebody of Naver alone has filled in is still there when they come back from proving who they are', async ({
  page,
  goods,
  db,
  watch,
}) => {
  watch.expect(/403/);
  const person = somebody();
  await joinThroughNaver(page, person);
  const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
  await moveDeposit(order.number, 'deposit');
  await expect.poll(async () => (await lastOrderOf(db, person.email)).state).toBe('PAID');
  await letProofAge(db, person.email);
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  const asked = page.getByRole('dialog', { name: '이 주문을 취소할까요?' });
  await asked.getByLabel('취소하는 이유').selectOption('DELIVERY_LATE');
  await asked.getByLabel('은행').selectOption('우리은행');
  await asked.getByLabel('계좌번호').fill('1002-123-456789');
  await asked.getByLabel('예금주').fill('김시험');
  await asked.getByRole('button', { name: '취소하기' }).click();
  await page.getByRole('dialog', { name: '본인 확인' }).getByRole('button', { name: '네이버로 확인하기' }).click();
  await signInAtNaver(page, person);
  await answerAtNaver(page, 'Agree and continue');

  await expect(page.getByText('네이버로 확인했어요.')).toBeVisible();
  await expect(asked.getByLabel('취소하는 이유')).toHaveValue('DELIVERY_LATE');
  await expect(asked.getByLabel('계좌번호')).toHaveValue('1002-123-456789');
  await expectSound(page);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('456789');
  await asked.getByRole('button', { name: '취소하기' }).click();
  await expect(page.getByText('우리은행 *6789 김시험')).toBeVisible();
});
