import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { newPerson, signUp } from './world/accounts';
import { buy } from './world/procedures';
import { expectSound } from './world/sound-page';

const menu = (page: Page) => page.getByRole('navigation', { name: '관리 메뉴' }).getByRole('link');

test('somebody becomes staff for orders only, sees orders and nothing else, and is nobody again at the next click', async ({
  admin,
  adminPage,
  otherPage,
  watch,
  page,
  goods,
  db,
}) => {
  watch.expect(/status of 40[34]/);
  await signUp(page.request, newPerson());
  const order = await buy(page.request, goods);
  const clerk = { ...newPerson(), name: `직원${goods.slug.slice(-4)}` };
  await signUp(otherPage.request, clerk);
  expect((await otherPage.request.get('/admin')).status()).toBe(404);

  await adminPage.goto('/admin/members');
  const dialog = adminPage.getByRole('dialog');
  await adminPage.getByRole('searchbox', { name: '회원 찾기' }).fill('a');
  await adminPage.getByRole('button', { name: '찾기', exact: true }).click();
  await expect(adminPage.getByText('두 글자 이상 적어 주세요.')).toBeVisible();
  await adminPage.getByRole('searchbox', { name: '회원 찾기' }).fill(clerk.email.toUpperCase());
  await adminPage.getByRole('searchbox', { name: '회원 찾기' }).press('Enter');
  await expectSound(adminPage);
  expect(adminPage.url()).not.toContain('shopper');
  await adminPage.getByRole('main').getByRole('link').filter({ hasText: clerk.name }).first().click();
  await expect(adminPage.getByRole('heading', { level: 1, name: clerk.name })).toBeVisible();
  await expectSound(adminPage);

  // The admin's own proof is old by now: they say once more who they are, and it goes on.
  await db`UPDATE sessions s SET proven_at = now() - interval '1 hour' FROM users u
    WHERE u.id = s.user_id AND u.email = ${admin.email}`;
  await adminPage.getByRole('button', { name: '역할 바꾸기' }).click();
  await dialog.getByRole('radio', { name: '직원' }).check();
  await dialog.getByRole('button', { name: '다음' }).click();
  await expect(dialog.getByText('맡을 일을 하나 이상 골라 주세요.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: '주문과 요청' }).check();
  await expectSound(adminPage);
  await dialog.getByRole('button', { name: '다음' }).click();
  await expect(dialog.getByText('직원으로 이 일을 맡아요: 주문과 요청')).toBeVisible();
  await dialog.getByRole('button', { name: '바꾸기' }).click();
  const proof = adminPage.getByRole('dialog').filter({ has: adminPage.locator('input[type=password]') });
  await proof.locator('input[type=password]').fill(admin.password);
  await proof.locator('button[type=submit]').click();
  await expect(adminPage.getByText(`${clerk.name} 님의 역할을 바꿨어요`)).toBeVisible();
  await expect(adminPage.getByText('로그인한 기기 0대')).toBeVisible();

  // Their login has ended with it; they come in again.
  expect((await otherPage.request.get('/admin')).status()).toBe(404);
  await otherPage.context().clearCookies();
  await otherPage.goto('/login');
  await otherPage.getByLabel('이메일').fill(clerk.email);
  await otherPage.getByLabel('비밀번호').fill(clerk.password);
  await otherPage.getByRole('button', { name: '로그인', exact: true }).click();
  await otherPage.waitForURL('/');
  await otherPage.goto('/admin');
  await expect(menu(otherPage)).toHaveText([/^오늘/, /^주문/, /^요청/]);
  await expectSound(otherPage);
  for (const shut of ['products', 'stock', 'members', 'books', 'acts'])
    expect((await otherPage.request.get(`/admin/${shut}`)).status(), shut).toBe(404);
  await otherPage.goto(`/admin/orders/${order.id}`);
  await expect(otherPage.getByRole('heading', { level: 1 })).toContainText(order.number);
  await expect(otherPage.getByRole('button', { name: '배송 준비 시작' })).toBeVisible();
  await expect(otherPage.getByRole('button', { name: '취소하고 환불' })).toHaveCount(0);
  await otherPage.getByRole('button', { name: '배송 준비 시작' }).click();
  await otherPage.getByRole('dialog').getByRole('button', { name: '배송 준비 시작' }).click();
  await expect(otherPage.getByRole('button', { name: '발송', exact: true })).toBeVisible();

  // Everything stands in the log of acts, with who, what, and the order.
  await adminPage.goto('/admin/acts');
  await expectSound(adminPage);
  const act = adminPage
    .getByRole('listitem')
    .filter({ hasText: '배송 준비를 시작했어요' })
    .filter({ hasText: order.number });
  await expect(act).toContainText(clerk.name);
  await expect(
    adminPage.getByRole('listitem').filter({ hasText: '역할을 바꿨어요' }).filter({ hasText: clerk.name }),
  ).toHaveCount(1);

  await adminPage.goto('/admin/members');
  await adminPage.getByRole('searchbox', { name: '회원 찾기' }).fill(clerk.email);
  await adminPage.getByRole('searchbox', { name: '회원 찾기' }).press('Enter');
  await adminPage.getByRole('main').getByRole('link').filter({ hasText: clerk.name }).first().click();
  await adminPage.getByRole('button', { name: '역할 바꾸기' }).click();
  await dialog.getByRole('radio', { name: '구매자' }).check();
  await dialog.getByRole('button', { name: '다음' }).click();
  await dialog.getByRole('button', { name: '바꾸기' }).click();
  await expect(adminPage.getByText(`${clerk.name} 님의 역할을 바꿨어요`)).toBeVisible();

  await menu(otherPage).filter({ hasText: '주문' }).first().click();
  await expect(otherPage.getByRole('heading', { level: 1, name: '찾는 페이지가 없어요' })).toBeVisible();
  expect((await otherPage.goto('/admin/orders'))?.status()).toBe(404);
  await expect(otherPage.getByRole('heading', { level: 1 })).not.toContainText(order.number);
  await expect(menu(otherPage)).toHaveCount(0);
});
