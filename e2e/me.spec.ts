import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { expect, test } from './fixtures';
import { agree, expectOrderDone, openCheckout, openWindow, pressInWindow } from './steps/buying';
import { findOrder } from './steps/desk';
import { lastOrderOf } from './world/database';
import { expectSound } from './world/sound-page';

const HOME = { label: '우리 집', detail: '101동 1001호' };

test('addresses are added, made the default, removed and brought back, and used at checkout', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  await page.goto('/account');
  await page.getByRole('link', { name: /배송지/ }).click();
  await expect(page.getByRole('heading', { name: '저장한 배송지가 없어요' })).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: '새 배송지 추가' }).click();
  const dialog = page.getByRole('dialog', { name: '새 배송지' });
  await expect(dialog.getByLabel('이름', { exact: true })).toHaveValue(shopper.name);
  await dialog.getByRole('button', { name: '저장하기' }).click();
  await expect(dialog.getByText('우편번호를 적거나 찾아 주세요.')).toBeVisible();
  await expect(dialog.getByText('기본 주소를 적어 주세요.')).toBeVisible();
  await expectSound(page);
  await dialog.getByLabel(/배송지 이름/).fill(HOME.label);
  await dialog.getByRole('button', { name: '우편번호 찾기' }).click();
  const search = page.getByRole('dialog', { name: '우편번호 찾기' });
  await search.getByLabel('도로 이름이나 우편번호').fill('강남');
  await search.getByRole('button', { name: /06236/ }).click();
  await expect(dialog.getByLabel('상세 주소')).toBeFocused();
  await dialog.getByLabel('상세 주소').fill(HOME.detail);
  await dialog.getByRole('button', { name: '저장하기' }).click();
  await expect(page.getByText('배송지를 저장했어요')).toBeVisible();
  const rows = page.getByRole('main').locator('li:not(nav li)');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('기본');

  await page.getByRole('button', { name: '새 배송지 추가' }).click();
  await dialog.getByLabel(/배송지 이름/).fill('회사');
  await dialog.getByLabel('주소', { exact: true }).fill('04524');
  await dialog.getByLabel('기본 주소').fill('서울특별시 중구 예시로 110');
  await dialog.getByRole('button', { name: '저장하기' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: '회사 기본 배송지로 쓰기' }).click();
  await expect(rows.first()).toContainText('회사');
  await expect(rows.first()).toContainText('기본');
  await expectSound(page);

  await page.getByRole('button', { name: '회사 삭제' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText(HOME.label);
  await expect(rows.first()).toContainText('기본');
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('회사');

  // At checkout the default one stands there already; another is one press away, and a third can be kept.
  await openCheckout(page, goods);
  await expect(page.getByRole('radio', { name: /회사/ })).toBeChecked();
  await expect(page.getByLabel('주소', { exact: true })).toHaveValue('04524');
  await page.getByRole('radio', { name: new RegExp(HOME.label) }).check();
  await expect(page.getByLabel('주소', { exact: true })).toHaveValue('06236');
  await expect(page.getByLabel('상세 주소')).toHaveValue(HOME.detail);
  // What stands in the card is not asked for once more.
  await expect(page.getByLabel('상세 주소')).toBeHidden();
  await expectSound(page);
  await page.getByRole('button', { name: '이번 주문에서만 고치기' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toBeFocused();
  await expectSound(page);
  await page.getByLabel('상세 주소').fill('202동 202호');
  await page.getByRole('checkbox', { name: '다음에도 쓰게 이 주소 저장하기' }).check();
  await agree(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);
  const [stored] = await db`SELECT postal_code, address2 FROM orders WHERE id = ${order.id}`;
  expect(stored).toEqual({ postal_code: '06236', address2: '202동 202호' });
  await page.goto('/account/addresses');
  await expect(rows).toHaveCount(3);
  await expect(page.getByText(/202동 202호/)).toBeVisible();
});

test('name and phone are changed where they stand, each mistake beside its field', async ({ page, shopper }) => {
  await page.goto('/account');
  await page.getByRole('button', { name: '이름과 휴대폰 번호 수정' }).click();
  const main = page.getByRole('main');
  await main.getByLabel('이름', { exact: true }).fill('');
  await main.getByLabel('휴대폰 번호').fill('02-123');
  await main.getByRole('button', { name: '저장하기' }).click();
  await expect(main.getByText('이름을 적어 주세요.')).toBeVisible();
  await expect(main.getByText('휴대폰 번호를 끝까지 적어 주세요.')).toBeVisible();
  await expect(main.getByLabel('이름', { exact: true })).toBeFocused();
  await expectSound(page);
  await main.getByLabel('이름', { exact: true }).fill('이보기');
  await main.getByLabel('휴대폰 번호').fill('01099998888');
  await main.getByRole('button', { name: '저장하기' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('이보기님');
  await expect(main.getByText('010-9999-8888')).toBeVisible();
  await expect(main.getByText(shopper.email)).toBeVisible();
});

test('every page of the account begins at the same edge, says its name once, and leads to the others', async ({
  page,
  shopper: _shopper,
}) => {
  const isPhone = (page.viewportSize()?.width ?? 0) < 768;
  const pages = ['wishes', 'notifications', 'reviews', 'questions', 'restock', 'addresses', 'consents', 'leave'];
  const own = [...pages.map((name) => `/account/${name}`), '/account/email', '/account/password', '/orders'];
  const edges = new Set<number>();
  for (const path of own) {
    await page.goto(path);
    const title = page.getByRole('heading', { level: 1 });
    const box = await title.boundingBox();
    // On a phone the bar on top says it: the title is there for those who cannot see the bar.
    if (isPhone) expect(box?.width, path).toBeLessThanOrEqual(1);
    else edges.add(Math.round(box?.x ?? -1));
    const places = page.getByRole('navigation', { name: '내 계정의 페이지' });
    if (isPhone) await expect(places).toBeHidden();
    else await expect(places.locator('[aria-current=page]')).toHaveCount(1);
  }
  if (isPhone) return;
  expect([...edges]).toHaveLength(1);
  await page.goto('/account');
  expect(Math.round((await page.getByRole('heading', { level: 1 }).boundingBox())?.x ?? -1)).toBe([...edges][0]);
  await page.getByRole('navigation', { name: '내 계정의 페이지' }).getByRole('link', { name: '배송지' }).click();
  await expect(page).toHaveURL('/account/addresses');
});

test('advertising is agreed to and ended with one press each, and mails one may do without are chosen', async ({
  page,
  shopper,
  db,
}) => {
  await page.goto('/account');
  await page.getByRole('link', { name: /알림과 동의/ }).click();
  const marketing = page.getByRole('checkbox', { name: '개인정보 수집·이용 (마케팅)' });
  const mail = page.getByRole('checkbox', { name: '광고성 정보 이메일로 받기' });
  await expect(marketing).not.toBeChecked();
  await expect(mail).toBeDisabled();
  await expectSound(page);
  await marketing.check();
  await mail.check();
  await expect(page.getByText('동의를 저장했어요')).toBeVisible();
  await expect(mail).toHaveAccessibleDescription(/부터 동의 · .+ 판/);
  await page.reload();
  await expect(mail).toBeChecked();
  await marketing.uncheck();
  await expect(mail).not.toBeChecked();
  await expect(page.getByText(/에 동의를 철회했어요 · .+ 판/)).toHaveCount(2);
  const rows = await db`SELECT c.kind, c.granted, c.channel FROM consents c JOIN users u ON u.id = c.user_id
    WHERE u.email = ${shopper.email} ORDER BY c.at, c.kind`;
  expect(rows.map(({ kind, granted, channel }) => `${String(kind)} ${String(granted)} ${String(channel)}`)).toEqual([
    'MARKETING_PRIVACY true ACCOUNT',
    'AD_EMAIL true ACCOUNT',
    'AD_EMAIL false ACCOUNT',
    'MARKETING_PRIVACY false ACCOUNT',
  ]);

  await page.getByRole('checkbox', { name: '배송 시작 알림' }).uncheck();
  await expect(page.getByText('받을 메일을 저장했어요')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: '배송 시작 알림' })).not.toBeChecked();
  await expect(page.getByText('주문·결제·환불 메일')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /주문·결제·환불 메일/ })).toHaveCount(0);
});

const exported = z.object({
  profile: z.object({ email: z.string(), name: z.string() }),
  devices: z.array(z.object({ isThis: z.boolean() })),
  orders: z.array(
    z.object({ number: z.string(), status: z.string(), lines: z.array(z.object({ nameKo: z.string() })) }),
  ),
});

test('everything is taken along as one file, after a proof of who asks; then the account is left for good', async ({
  page,
  shopper,
  goods,
  db,
  otherPage,
  adminPage,
  watch,
}) => {
  await openCheckout(page, goods);
  await page.getByLabel('주소', { exact: true }).fill('04524');
  await page.getByLabel('기본 주소').fill('서울특별시 중구 예시로 110');
  await agree(page);
  await openWindow(page);
  await pressInWindow(page, 'Approve by card');
  await expectOrderDone(page);
  const order = await lastOrderOf(db, shopper.email);

  await page.goto('/account/leave');
  await expect(page.getByText('아직 끝나지 않은 주문이 1건 있어요.')).toBeVisible();
  await expect(page.getByRole('button', { name: '탈퇴하기' })).toHaveCount(0);
  await expectSound(page);

  // However fresh the login is: who asks has to say once more who they are.
  watch.expect(/403/);
  await page.goto('/account');
  await page.getByRole('button', { name: '내 정보 내려받기' }).click();
  const proof = page.getByRole('dialog', { name: '본인 확인' });
  await proof.getByLabel('비밀번호').fill(shopper.password);
  const arriving = page.waitForEvent('download');
  await proof.getByRole('button', { name: '확인하기' }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/^energy-factory-\d{8}\.json$/);
  const data = exported.parse(JSON.parse(await readFile(await file.path(), 'utf8')));
  expect(data.profile).toEqual({ email: shopper.email, name: shopper.name });
  expect(data.orders).toMatchObject([{ number: order.number, status: 'PAID', lines: [{ nameKo: goods.name }] }]);

  await db`UPDATE fulfilments SET state = 'COMPLETED', completed_at = now() WHERE order_id = ${order.id}`;
  await page.goto('/account/leave');
  await page.getByRole('button', { name: '탈퇴하기' }).click();
  const dialog = page.getByRole('dialog', { name: '정말 탈퇴할까요?' });
  // Who has just proven it, is not asked again; a while later the password is asked for where they stand.
  await expect(dialog.getByRole('button', { name: '탈퇴하기' })).toBeVisible();
  await expect(dialog.getByLabel('비밀번호')).toHaveCount(0);
  await db`UPDATE sessions SET proven_at = now() - interval '1 hour'
    WHERE user_id = (SELECT id FROM users WHERE email = ${shopper.email})`;
  await page.reload();
  await page.getByRole('button', { name: '탈퇴하기' }).click();
  const password = dialog.getByLabel('비밀번호');
  await expect(password).toBeFocused();
  await expectSound(page);
  await dialog.getByRole('button', { name: '탈퇴하기' }).click();
  await expect(password).toHaveAccessibleDescription('비밀번호를 적어 주세요.');
  watch.expect(/400|401/);
  await password.fill('another-password-2026');
  await dialog.getByRole('button', { name: '탈퇴하기' }).click();
  await expect(password).toHaveAccessibleDescription(/비밀번호가/);
  await password.fill(shopper.password);
  await dialog.getByRole('button', { name: '탈퇴하기' }).click();
  await expect(page.getByText('탈퇴했어요. 그동안 고마웠어요.')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login\?next=/);

  await otherPage.goto('/login');
  await otherPage.getByLabel('이메일').fill(shopper.email);
  await otherPage.getByLabel('비밀번호', { exact: true }).fill(shopper.password);
  await otherPage.getByRole('button', { name: '로그인', exact: true }).click();
  await expect(otherPage.getByText('이메일이나 비밀번호가 달라요. 다시 확인해 주세요.')).toBeVisible();

  // The order is still in the books; nobody reads a name in the list.
  const [kept] =
    await db`SELECT number, restricted_at IS NOT NULL AS restricted, total FROM orders WHERE id = ${order.id}`;
  expect(kept).toEqual({ number: order.number, restricted: true, total: order.total });
  await adminPage.goto('/admin/orders');
  await findOrder(adminPage, order.number);
  await expect(adminPage.getByRole('link', { name: order.number })).toBeVisible();
  await expect(adminPage.getByText(shopper.name)).toHaveCount(0);
  await adminPage.goto(`/admin/orders/${order.id}`);
  await expect(adminPage.getByText(shopper.name).first()).toBeVisible();
});
