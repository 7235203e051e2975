import type { Page } from '@playwright/test';
import { countersOf, loseUnits } from './world/database';
import { bringTo, buy, call } from './world/procedures';
import { breakProvider, mailsTo, mendProvider, moneyOf, moveDeposit } from './world/sandbox';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import { proveByPassword } from './steps/proof';

const won = (amount: number) => `${amount.toLocaleString('ko-KR')}원`;
const ACCOUNT = { bank: '88', number: '110123456789', holder: '김예시' };

async function fillAccount(page: Page, holder = ACCOUNT.holder) {
  await page.getByLabel('은행').selectOption(ACCOUNT.bank);
  await page.getByLabel('계좌번호').fill('110-123-456789');
  await page.getByLabel('예금주').fill(holder);
}

test('a refund that does not get through is given up, and the money goes back by hand', async ({
  page,
  shopper: _shopper,
  goods,
  adminPage,
  db,
}) => {
  const order = await buy(page.request, goods);
  await breakProvider(order.number, { cancel: 'refuse', code: 'PROVIDER_ERROR', times: null });
  await call(page.request, 'payment.cancelOrder', { orderId: order.id, reason: 'OTHER' });
  // While the shop tries once more by itself nobody knows yet whether it gets through, and giving up is refused.
  const rest = () => db`UPDATE refunds SET next_try_at = now() + interval '1 hour'
    WHERE order_id = ${order.id} AND coalesce(call_until < now(), true) RETURNING id`;
  await expect.poll(async () => (await rest()).length).toBe(1);
  await adminPage.goto(`/admin/orders/${order.id}`);
  await adminPage.getByRole('button', { name: '환불 그만두기' }).click();
  const dialog = adminPage.getByRole('dialog');
  await dialog.getByRole('button', { name: '그만두기', exact: true }).click();
  await expect(dialog.getByText('이유를 골라 주세요.')).toBeVisible();
  await expectSound(adminPage);
  await dialog.getByLabel('이유').selectOption('PAY_BY_HAND');
  await dialog.getByLabel('메모').fill('구매자와 통화했어요');
  await dialog.getByRole('button', { name: '그만두기', exact: true }).click();
  await expect(adminPage.getByText('환불을 그만뒀어요. 다른 방법으로 돌려줄 수 있어요.')).toBeVisible();
  await expect(adminPage.getByText('직원이 그만뒀어요.')).toBeVisible();
  await expect(adminPage.getByText('그만둠', { exact: true })).toBeVisible();
  await expect(adminPage.getByText(/직접 보내려고요/)).toBeVisible();
  await expectSound(adminPage);
  await mendProvider(order.number);

  await adminPage.getByRole('button', { name: '일부 환불' }).click();
  await dialog.getByRole('button', { name: `${goods.name} 하나 늘리기` }).click();
  await dialog.getByLabel('이유').selectOption('OTHER');
  await dialog.getByLabel('결제사 없이 직접 돌려줬어요').check();
  await dialog.getByLabel('이체 확인 번호').fill('국민 11-28');
  await dialog.getByRole('button', { name: /확인하기$/ }).click();
  await dialog.getByRole('button', { name: `${won(goods.price)} 환불 기록` }).click();
  await expect(adminPage.getByText(`${won(goods.price)}을 직접 돌려준 것으로 적었어요`)).toBeVisible();
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: 0, charges: 1 });
  expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
});

test('a deposit came for units that are gone: its buyer is asked by mail, names an account and has it back', async ({
  page,
  shopper,
  goods,
  db,
  watch,
}) => {
  watch.expect(/40[39]/);
  const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
  await loseUnits(db, order.id, goods.variantId);
  await moveDeposit(order.number, 'deposit');
  await expect
    .poll(async () => (await mailsTo(shopper.email))[0]?.subject, { timeout: 30_000 })
    .toBe(`[에너지팩토리] 돌려받을 계좌를 알려 주세요 (${order.number})`);
  expect((await mailsTo(shopper.email))[0]?.text).toContain(won(order.total));
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByRole('heading', { name: '입금하신 돈을 돌려드릴게요' })).toBeVisible();
  await expect(page.getByText(`받은 ${won(order.total)}은 모두 돌려드려요.`)).toBeVisible();
  const submit = page.getByRole('button', { name: `${won(order.total)} 돌려받기` });
  await submit.click();
  await expect(page.getByText('은행을 골라 주세요.').last()).toBeVisible();
  await expect(page.getByText('계좌번호를 적어 주세요.')).toBeVisible();
  await expect(page.getByText('예금주 이름을 적어 주세요.')).toBeVisible();
  await expectSound(page);
  await fillAccount(page, '예금주 불일치');
  await submit.click();
  await proveByPassword(page, shopper);
  await expect(page.getByText(/이 계좌로는 돌려줄\s수\s없다고 해요/)).toBeVisible();
  await page.getByLabel('예금주').fill(ACCOUNT.holder);
  await submit.click();
  await expect(page.getByText(`${won(order.total)}을 돌려드렸어요`).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '입금하신 돈을 돌려드릴게요' })).toHaveCount(0);
  await expectSound(page);
  expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
});

test(
  'staff give such a deposit back, too',
  { tag: '@any-width' },
  async ({ page, shopper: _shopper, goods, adminPage, db }) => {
    const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT' });
    await loseUnits(db, order.id, goods.variantId);
    await moveDeposit(order.number, 'deposit');
    const button = adminPage.getByRole('button', { name: '이 돈 돌려주기' });
    await expect(async () => {
      await adminPage.goto(`/admin/orders/${order.id}`);
      await expect(button).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expectSound(adminPage);
    await button.click();
    const dialog = adminPage.getByRole('dialog');
    await dialog.getByRole('button', { name: `${won(order.total)} 환불` }).click();
    await expect(dialog.getByText('계좌번호를 적어 주세요.')).toBeVisible();
    await expectSound(adminPage);
    await fillAccount(adminPage);
    await dialog.getByRole('button', { name: `${won(order.total)} 환불` }).click();
    await expect(adminPage.getByText(`${won(order.total)}을 돌려줬어요`, { exact: true })).toBeVisible();
    await expect(button).toHaveCount(0);
    expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
  },
);

test(
  'the bank takes a deposit back after a part was refunded: nothing is sent',
  { tag: '@any-width' },
  async ({ page, shopper: _shopper, goods, adminPage, db }) => {
    const order = await buy(page.request, goods, { method: 'VIRTUAL_ACCOUNT', quantity: 2 });
    await moveDeposit(order.number, 'deposit');
    await expect
      .poll(async () => (await db<{ state: string }[]>`SELECT state FROM orders WHERE id = ${order.id}`)[0]?.state, {
        timeout: 30_000,
      })
      .toBe('PAID');
    // The admin is known from the first page on.
    await adminPage.goto(`/admin/orders/${order.id}`);
    await bringTo(adminPage.request, order.id, 'PREPARING');
    const refund = { orderId: order.id, balance: order.total, lines: [], shipping: 0, free: 500, deduction: 0 };
    await call(adminPage.request, 'admin.payments.refund', { ...refund, reason: 'OTHER', refundAccount: ACCOUNT });
    await moveDeposit(order.number, 'deposit-reversal');
    await page.goto(`/orders/${order.id}`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('은행이 입금을 취소했어요')).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText(/이 주문은 여기서 끝나요/)).toBeVisible();
    await expectSound(page);
    await adminPage.reload();
    await expect(adminPage.getByRole('button', { name: '발송' })).toHaveCount(0);
    await expectSound(adminPage);
    expect(await moneyOf(order.number)).toEqual({ charged: order.total, refunded: order.total, charges: 1 });
    expect(await countersOf(db, goods.variantId)).toEqual({ stock: 40, reserved: 0 });
  },
);
