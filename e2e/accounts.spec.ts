import { newPerson, signUp } from './world/accounts';
import { codeFor, mailsTo } from './world/sandbox';
import { buy } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

test('one joins with a code from the mail; each mistake is said beside its field, and nothing typed is lost', async ({
  otherPage,
  watch,
}) => {
  const form = otherPage.getByRole('main');
  const { email } = newPerson();
  await otherPage.goto('/signup');
  await expectSound(otherPage);
  await form.getByRole('button', { name: '인증번호 받기' }).click();
  await expect(form.getByText('이메일을 적어 주세요.')).toBeVisible();
  await expect(form.getByLabel('이메일')).toBeFocused();
  await form.getByLabel('이메일').fill('haru@');
  await form.getByRole('button', { name: '인증번호 받기' }).click();
  await expect(form.getByText('이메일 주소를 끝까지 적어 주세요.')).toBeVisible();
  await expectSound(otherPage);
  await form.getByLabel('이메일').fill(email);
  await form.getByRole('button', { name: '인증번호 받기' }).click();

  await expect(form.getByText(`${email} 주소로 메일을 보냈어요.`)).toBeVisible();
  await expect(form.getByLabel('인증번호')).toBeFocused();
  await expectSound(otherPage);
  const code = await codeFor(email);
  watch.expect(/400/);
  await form.getByLabel('인증번호').fill(code === '000000' ? '000001' : '000000');
  await form.getByRole('button', { name: '확인' }).click();
  await expect(form.getByText('인증번호가 달라요. 4번 더 적을 수 있어요.')).toBeVisible();
  // The page goes on where it was.
  await otherPage.reload();
  await form.getByLabel('인증번호').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await form.getByRole('button', { name: '확인' }).click();

  await expect(form.getByText(`${email} 주소를 확인했어요`)).toBeVisible();
  await expectSound(otherPage);
  await form.getByRole('button', { name: '가입하기' }).click();
  await expect(form.getByText('확인이 필요한 곳이 있어요. 표시한 곳을 고쳐 주세요.')).toBeVisible();
  for (const sentence of ['비밀번호를', '이름을', '휴대폰 번호를']) {
    await expect(form.getByText(`${sentence} 적어 주세요.`)).toBeVisible();
  }
  await expect(form.getByText('가입하려면 동의해 주세요.')).toHaveCount(3);
  await expect(form.getByLabel('비밀번호', { exact: true })).toBeFocused();
  await expectSound(otherPage);

  await form.getByLabel('비밀번호', { exact: true }).fill('12345678');
  await form.getByLabel('이름', { exact: true }).fill('김하루');
  await form.getByLabel('휴대폰 번호').fill('02-123');
  await form.getByRole('button', { name: '개인정보 수집·이용 (마케팅) 내용 보기' }).click();
  const text = form.getByRole('dialog', { name: '개인정보 수집·이용 (마케팅)' });
  await expect(text).toContainText('동의를 철회하거나 탈퇴할 때까지');
  await otherPage.keyboard.press('Escape');
  await expect(text).toBeHidden();
  await form.getByRole('checkbox', { name: /전체 동의/ }).check();
  await expect(form.getByText('가입하려면 동의해 주세요.')).toHaveCount(0);
  await expect(form.getByText('이름을 적어 주세요.')).toHaveCount(0);
  await form.getByRole('button', { name: '가입하기' }).click();
  await expect(form.getByText('휴대폰 번호를 끝까지 적어 주세요.')).toBeVisible();
  await expect(form.getByText('아래 규칙에 맞게 적어 주세요.')).toBeVisible();
  await form.getByLabel('휴대폰 번호').fill('010-1234-5678');
  await form.getByLabel('비밀번호', { exact: true }).fill('trustno1trustno1'.slice(0, 8));
  await form.getByRole('button', { name: '가입하기' }).click();
  await expect(form.getByText('자주 쓰여서 쉽게 알아낼 수 있는 비밀번호예요.')).toBeVisible();
  await expect(form.getByLabel('이름', { exact: true })).toHaveValue('김하루');
  await form.getByLabel('비밀번호', { exact: true }).fill('a long enough sentence');
  await form.getByRole('button', { name: '가입하기' }).click();
  await otherPage.waitForURL((url) => url.pathname === '/');
  await expect(otherPage.getByText('가입했어요. 반가워요!')).toBeVisible();
  await otherPage.goto('/account');
  await expect(otherPage.getByRole('heading', { level: 1 })).toContainText('김하루님');
  await expectSound(otherPage);
});

test('whoever has an account hears so in their own mail, and nobody else does', async ({ shopper, otherPage }) => {
  await otherPage.goto('/signup');
  await otherPage.getByLabel('이메일').fill(shopper.email.toUpperCase());
  await otherPage.getByRole('button', { name: '인증번호 받기' }).click();
  await expect(otherPage.getByText(`${shopper.email} 주소로 메일을 보냈어요.`)).toBeVisible();
  await expect.poll(async () => (await mailsTo(shopper.email))[0]?.text).toContain('이미 가입되어 있어요');
  await otherPage.getByRole('button', { name: '다른 이메일 쓰기' }).click();
  await expect(otherPage.getByLabel('이메일')).toBeVisible();
});

test('a forgotten password is set anew with a code, and the old one opens nothing', async ({
  page,
  shopper,
  otherPage,
  watch,
}) => {
  watch.expect(/401/);
  await otherPage.goto('/login');
  await otherPage.getByRole('link', { name: '비밀번호를 잊으셨나요?' }).click();
  await expectSound(otherPage);
  await otherPage.getByLabel('이메일').fill(shopper.email);
  await otherPage.getByRole('button', { name: '인증번호 받기' }).click();
  await otherPage.getByLabel('인증번호').fill(await codeFor(shopper.email));
  await otherPage.getByRole('button', { name: '확인' }).click();
  await otherPage.getByLabel('새 비밀번호').fill('a brand new sentence');
  await expectSound(otherPage);
  await otherPage.getByRole('button', { name: '비밀번호 바꾸기' }).click();
  await expect(otherPage.getByText('비밀번호를 바꿨어요. 새 비밀번호로 로그인해 주세요.')).toBeVisible();
  await otherPage.getByLabel('이메일').fill(shopper.email);
  await otherPage.getByLabel('비밀번호').fill(shopper.password);
  await otherPage.getByRole('button', { name: '로그인' }).click();
  await expect(otherPage.getByText('이메일이나 비밀번호가 달라요.')).toBeVisible();
  await otherPage.getByLabel('비밀번호').fill('a brand new sentence');
  await otherPage.getByRole('button', { name: '로그인' }).click();
  await otherPage.waitForURL((url) => url.pathname === '/');
  // The login of before is over as soon as its access token is.
  await page.context().clearCookies({ name: 'next-auth.session-token' });
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login\?next=/);
  await expect.poll(async () => (await mailsTo(shopper.email))[0]?.subject).toContain('비밀번호를 바꿨어요');
});

test('a wrong password is said, the right one leads where one wanted to go', async ({ shopper, otherPage, watch }) => {
  watch.expect(/401/);
  await otherPage.goto('/orders?months=3');
  await expect(otherPage).toHaveURL(/\/login\?next=/);
  await expectSound(otherPage);
  await otherPage.getByRole('button', { name: '로그인' }).click();
  await expect(otherPage.getByText('이메일을 적어 주세요.')).toBeVisible();
  await otherPage.getByLabel('이메일').fill(shopper.email);
  await otherPage.getByLabel('비밀번호').fill(`${shopper.password}x`);
  await otherPage.getByRole('button', { name: '로그인' }).click();
  await expect(otherPage.getByText('이메일이나 비밀번호가 달라요. 다시 확인해 주세요.')).toBeVisible();
  await expect(otherPage.getByLabel('이메일')).toHaveValue(shopper.email);
  await expectSound(otherPage);
  await otherPage.getByLabel('비밀번호').fill(shopper.password);
  await otherPage.getByRole('button', { name: '로그인' }).click();
  await otherPage.waitForURL((url) => url.pathname === '/orders' && url.search === '?months=3');
  await expect(otherPage.getByText('이 기간에는 주문이 없어요')).toBeVisible();
});

for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
  test(
    `a login never leads to another site: ${evil}`,
    { tag: '@any-width' },
    async ({ shopper, otherPage, baseURL }) => {
      await otherPage.goto(`/login?next=${encodeURIComponent(evil)}`);
      await otherPage.getByLabel('이메일').fill(shopper.email);
      await otherPage.getByLabel('비밀번호').fill(shopper.password);
      await otherPage.getByRole('button', { name: '로그인' }).click();
      await otherPage.waitForURL(`${baseURL ?? ''}/`);
    },
  );
}

test('every page behind the login shows how to log out', async ({ page, shopper: _shopper, adminPage }) => {
  for (const path of ['/account', '/account/addresses', '/account/consents', '/account/leave', '/orders']) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: '로그아웃', exact: true }), path).toBeVisible();
  }
  await adminPage.goto('/admin');
  await adminPage.getByRole('button', { name: '로그아웃' }).filter({ visible: true }).click();
  await adminPage.waitForURL((url) => url.pathname === '/');
});

test('a device somebody forgot to sign out is signed out from another', async ({ page, shopper, otherPage }) => {
  await otherPage.goto('/login?next=/account');
  await otherPage.getByLabel('이메일').fill(shopper.email);
  await otherPage.getByLabel('비밀번호').fill(shopper.password);
  await otherPage.getByRole('button', { name: '로그인' }).click();
  await otherPage.waitForURL((url) => url.pathname === '/account');
  await page.goto('/account');
  await expect(page.getByText('이 기기', { exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: /^Chrome · .+ 로그아웃$/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/바로 로그아웃돼요/)).toBeVisible();
  await expectSound(page);
  await dialog.getByRole('button', { name: '로그아웃' }).click();
  await expect(page.getByText('로그아웃했어요')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Chrome · .+ 로그아웃$/ })).toHaveCount(0);
  // Its access token has run out.
  await otherPage.context().clearCookies({ name: 'next-auth.session-token' });
  await otherPage.goto('/account');
  await expect(otherPage).toHaveURL(/\/login\?next=/);
  await page.reload();
  await expect(page.getByText(shopper.email)).toBeVisible();
});

test(
  'an order of somebody else is as absent as one that never was',
  { tag: '@any-width' },
  async ({ context, goods, otherPage, watch }) => {
    watch.expect(/404/);
    await signUp(context.request, newPerson());
    const order = await buy(context.request, goods);
    await signUp(otherPage.request, newPerson());
    for (const path of [`/orders/${order.id}`, `/checkout/success?o=${order.id}`, `/checkout/fail?o=${order.id}`]) {
      expect((await otherPage.request.get(path)).status(), path).toBe(404);
      expect((await otherPage.request.get(`/en${path}`)).status(), path).toBe(404);
    }
    await otherPage.goto(`/orders/${order.id}`);
    await expect(otherPage.getByRole('heading', { level: 1, name: '이 주문을 볼 수 없어요' })).toBeVisible();
    await expect(otherPage.getByRole('main').getByRole('link', { name: '비회원 주문 조회' })).toBeVisible();
    await expectSound(otherPage);
  },
);

test('a password changes by the present one, an address after a proof, and the old address is told', async ({
  page,
  otherPage,
  shopper,
  db,
  watch,
}) => {
  watch.expect(/40[03]/);
  // A login of an hour ago.
  await db`UPDATE sessions SET proven_at = now() - interval '1 hour'
    WHERE user_id = (SELECT id FROM users WHERE email = ${shopper.email})`;
  const next = newPerson().email;
  await page.goto('/account/password');
  await expectSound(page);
  await page.getByLabel('지금 비밀번호').fill('not the present one');
  await page.getByLabel('새 비밀번호').fill('quite another sentence');
  await page.getByRole('button', { name: '바꾸기', exact: true }).click();
  await expect(page.getByText('지금 비밀번호가 달라요. 다시 확인해 주세요.')).toBeVisible();
  await expect(page.getByLabel('새 비밀번호')).toHaveValue('quite another sentence');
  await expectSound(page);
  await page.getByLabel('지금 비밀번호').fill(shopper.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('비밀번호를 바꿨어요')).toBeVisible();
  await page.waitForURL((url) => url.pathname === '/account');
  await db`UPDATE sessions SET proven_at = now() - interval '1 hour'
    WHERE user_id = (SELECT id FROM users WHERE email = ${shopper.email})`;

  await page.goto('/account/email');
  await expect(page.getByText(shopper.email)).toBeVisible();
  await page.getByLabel('이메일').fill(next);
  await page.getByRole('button', { name: '인증번호 받기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('비밀번호').fill('quite another sentence');
  await expectSound(page);
  await page.keyboard.press('Enter');
  await page.getByLabel('인증번호').fill(await codeFor(next));
  await page.getByRole('button', { name: '확인' }).click();
  await expect(page.getByText(`${next} 주소로 바꿀 수 있어요.`)).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '이 주소로 바꾸기' }).click();
  await page.waitForURL((url) => url.pathname === '/account');
  await expect(page.getByText(next)).toBeVisible();
  await expect.poll(async () => (await mailsTo(shopper.email))[0]?.subject).toContain('이메일을 바꿨어요');

  // Its owner, who did not change it, puts it back from the mail, in any browser.
  const [mail] = await mailsTo(shopper.email);
  const link = new URL(/https?:\/\/\S+\/email-return#\S+/.exec(mail?.text ?? '')?.[0] ?? 'about:blank');
  await otherPage.goto(`${link.pathname}${link.hash}`);
  await expectSound(otherPage);
  await otherPage.getByRole('button', { name: '이 주소로 되돌리기' }).click();
  await expect(otherPage.getByText('이메일을 되돌렸어요')).toBeVisible();
  await expectSound(otherPage);
  await otherPage.getByRole('link', { name: '새 비밀번호 정하기' }).click();
  await expect(otherPage.getByRole('heading', { level: 1, name: '비밀번호 다시 정하기' })).toBeVisible();
  await page.goto('/account');
  await page.waitForURL((url) => url.pathname === '/login');
  await expect.poll(async () => (await mailsTo(next))[0]?.subject).toContain('이메일을 바꿨어요');
});
