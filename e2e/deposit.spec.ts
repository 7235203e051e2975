import { countersOf, lastOrderOf, letDepositRunOut } from './world/database';
import { takenOver } from './world/hydration';
import { buy } from './world/procedures';
import { mailsTo, moneyOf, moveDeposit, paymentOf } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import { expectOrderDone, issueAccount } from './steps/buying';
import { proveByPassword } from './steps/proof';

test('an account is made, the money comes, and the page turns to paid by itself', async ({
  page,
  shopper,
  goods,
  db,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await issueAccount(page, goods, 2);
  const order = await lastOrderOf(db, shopper.email);
  const { virtualAccount } = await paymentOf(order.number);
  const number = virtualAccount?.accountNumber ?? '';
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expect(page.getByText(`정확히 ${order.total.toLocaleString('ko-KR')}원을 한 번에`)).toBeVisible();
  await expect(page.getByText(/23:59까지 입금해 주세요/)).toBeVisible();
  await page.getByRole('button', { name: '계좌번호 복사' }).click();
  await expect(page.getByText('계좌번호를 복사했어요.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: 0, refunded: 0, charges: 0 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 2 });
  await expect.poll(async () => (await mailsTo(shopper.email))[0]?.text).toContain(number);

  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: order.number })).toContainText('23:59까지 입금해 주세요');
  await expectSound(page);
  await page.getByRole('link', { name: goods.name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('입금을 기다리고 있어요');
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await takenOver(page);
  await expectSound(page);

  await moveDeposit(order.number, 'deposit');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('결제를 마쳤어요', { timeout: 30_000 });
  await expect(page.getByText(number, { exact: true })).toHaveCount(0);
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 38, reserved: 0 });
  await expect
    .poll(async () => (await mailsTo(shopper.email))[0]?.subject)
    .toBe(`[에너지팩토리] 주문을 받았어요 (${order.number})`);
});

test('the money comes while the page that issued the account is open', async ({ page, shopper, goods, db }) => {
  await issueAccount(page, goods);
  const order = await lastOrderOf(db, shopper.email);
  await moveDeposit(order.number, 'deposit');
  await expect(page.getByRole('heading', { level: 1, name: '주문 완료' })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expectOrderDone(page);
});

test('nobody pays in: the account is closed, the order ends, and the page says so', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
  await page.goto(`/orders/${order.id}`);
  await letDepositRunOut(db, order.id);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('결제 기한이 지나', { timeout: 40_000 });
  await expect(page.getByText('입금 기한이 지나 주문이 취소됐어요')).toBeVisible();
  await expectSound(page);
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ state: 'EXPIRED' });
  expect((await paymentOf(order.number)).status).toBe('CANCELED');
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
});

test('cancelled before the money came: the account is closed and nothing goes back', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('계좌번호')).toHaveCount(0);
  await dialog.getByRole('button', { name: '취소하기' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('취소한 주문이에요');
  await expectSound(page);
  expect(await lastOrderOf(db, shopper.email)).toMatchObject({ state: 'CANCELED' });
  expect((await paymentOf(order.number)).status).toBe('CANCELED');
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
});

test('cancelled after the money came: it goes back to the account the shopper names', async ({
  page,
  shopper,
  goods,
  db,
  watch,
}) => {
  watch.expect(/40[39]/);
  const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
  await moveDeposit(order.number, 'deposit');
  await expect.poll(async () => (await lastOrderOf(db, shopper.email)).state).toBe('PAID');
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  const dialog = page.getByRole('dialog', { name: '이 주문을 취소할까요?' });
  await dialog.getByRole('button', { name: '취소하기' }).click();
  await expect(dialog.getByText('은행을 골라 주세요.')).toBeVisible();
  await expect(dialog.getByText('계좌번호를 적어 주세요.')).toBeVisible();
  await expect(dialog.getByText('예금주 이름을 적어 주세요.')).toBeVisible();
  await expect(dialog.getByLabel('은행')).toBeFocused();
  await expectSound(page);

  await dialog.getByLabel('은행').selectOption('우리은행');
  await dialog.getByLabel('계좌번호').fill('1002-123-456789');
  await dialog.getByLabel('예금주').fill('불일치');
  await dialog.getByRole('button', { name: '취소하기' }).click();
  await proveByPassword(page, shopper);
  await expect(dialog.getByText('결제사가 이 계좌로는 돌려줄 수 없다고 해요.')).toBeVisible();
  // The page follows its order through the proof, and what it hears takes nothing away from whoever mends the account.
  await expect(page.getByText('결제사가 환불을 받아 주지 않았어요')).toBeVisible();
  await expect(dialog.getByLabel('계좌번호')).toHaveValue('1002-123-456789');
  await dialog.getByLabel('예금주').fill('김시험');
  await dialog.getByRole('button', { name: '취소하기' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('전액 환불했어요');
  await expect(page.getByText('우리은행 *6789 김시험')).toBeVisible();
  await expect(page.getByText('1002123456789')).toHaveCount(0);
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
  expect((await paymentOf(order.number)).status).toBe('CANCELED');
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
});

test('the bank takes the deposit back: the page says what happened and what to do', async ({
  page,
  shopper,
  goods,
  db,
}) => {
  const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
  await moveDeposit(order.number, 'deposit');
  await expect.poll(async () => (await lastOrderOf(db, shopper.email)).state).toBe('PAID');
  await moveDeposit(order.number, 'deposit-reversal');
  await expect.poll(async () => (await lastOrderOf(db, shopper.email)).state).toBe('AWAITING_DEPOSIT');
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('입금을 기다리고 있어요');
  await expect(page.getByText(/돈은 보낸 계좌로 돌아가요. 같은 계좌로 다시 입금하면/)).toBeVisible();
  await expectSound(page);
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 1 });
  await moveDeposit(order.number, 'deposit');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('결제를 마쳤어요', { timeout: 30_000 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 39, reserved: 0 });
});
