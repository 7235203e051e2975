import { z } from 'zod';
import { takeGoods, type Database } from './world/database';
import { addToCart, ask, placeOrder, type Placed } from './world/procedures';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';
import { openCheckout, payButton, pressInWindow } from './steps/buying';

const cart = z.object({
  lines: z.array(z.object({ variantId: z.string(), quantity: z.number(), selected: z.boolean() })),
});
const won = (amount: number) => `${amount.toLocaleString('ko')}원`;
const SHIPPING = 3000;

test('what is chosen in the cart is what is ordered; a removal is undone; clicks in a row count to the last', async ({
  page,
  shopper: _shopper,
  goods,
  db,
}) => {
  const other = await takeGoods(db);
  for (const one of [goods, other]) await addToCart(page.request, one);
  await page.goto('/cart');
  const lines = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('status') });
  const lineOf = ({ name }: typeof goods) => lines.filter({ hasText: name }).first();
  await expect(lines).toHaveCount(2);

  await lineOf(other).getByRole('checkbox').uncheck();
  const order = page.getByRole('link', { name: /주문하기$/ }).filter({ visible: true });
  await expect(order).toContainText(won(goods.price + SHIPPING));
  await expect(page.getByText(`${won(goods.price)} / 40,000원`)).toBeVisible();
  await expect
    .poll(async () => cart.parse(await ask(page.request, 'cart.read', undefined)).lines)
    .toMatchObject([
      { variantId: goods.variantId, selected: true },
      { variantId: other.variantId, selected: false },
    ]);
  await page.reload();
  await expect(lineOf(other).getByRole('checkbox')).not.toBeChecked();
  await expect(order).toContainText(won(goods.price + SHIPPING));

  // One call at a time is on its way, and the last number is what the server has.
  let [onTheWay, most] = [0, 0];
  await page.route('**/api/trpc/cart.setQuantity*', async (route) => {
    most = Math.max(most, (onTheWay += 1));
    const answer = await route.fetch();
    onTheWay -= 1;
    await route.fulfill({ response: answer });
  });
  for (let click = 1; click <= 4; click += 1)
    await lineOf(goods)
      .getByRole('button', { name: /하나 늘리기$/ })
      .click();
  await lineOf(goods)
    .getByRole('button', { name: /하나 줄이기$/ })
    .click();
  await expect(lineOf(goods).getByRole('status')).toHaveText('4');
  const quantities = async () =>
    cart.parse(await ask(page.request, 'cart.read', undefined)).lines.map(({ quantity }) => quantity);
  await expect.poll(quantities).toEqual([4, 1]);
  expect(most).toBe(1);

  await lineOf(goods).getByRole('button', { name: /빼기$/ }).click();
  await expect(lines).toHaveCount(1);
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(lineOf(goods).getByRole('status')).toHaveText('4');
  const total = goods.price * 4 + (goods.price * 4 >= 40_000 ? 0 : SHIPPING);
  await expect(order).toContainText(won(total));
  await order.click();
  await expect(page.getByRole('heading', { name: '주문 상품 1가지' })).toBeVisible();
  await expect(payButton(page).filter({ visible: true }).first()).toHaveText(`${won(total)} 결제하기`);
  await expectSound(page);
});

/** So many seconds are left by the database clock. */
async function leave(db: Database, { id }: Placed, seconds: number): Promise<void> {
  await db`UPDATE orders SET expires_at = now() + make_interval(secs => ${seconds}) WHERE id = ${id}`;
  await db`UPDATE stock_holds SET expires_at = now() + make_interval(secs => ${seconds}) WHERE order_id = ${id}`;
}

test('the time it is kept is extended once by the payment window, and at zero the page says so', async ({
  page,
  shopper: _shopper,
  goods,
  db,
}) => {
  const order = await placeOrder(page.request, goods);
  const timer = page.getByRole('timer');
  await leave(db, order, 120);
  await page.goto(`/orders/${order.id}`);
  await expect(timer).toHaveText(/^0[12]:/);
  await expect(page.getByText('0이 되면 다른 분도 살 수 있고, 이 주문은 자동으로 취소돼요.')).toBeVisible();

  await page.getByRole('button', { name: '이어서 결제하기' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /결제하기$/ })
    .click();
  await pressInWindow(page, 'Close the window');
  await expect(page.getByRole('heading', { level: 1, name: '결제를 멈췄어요' })).toBeVisible();
  await expect(timer).toHaveText(/^(09|10):/);
  await openCheckout(page, goods);
  await expect(timer).toHaveText(/^(09|10):/);

  await leave(db, order, 15);
  await page.reload();
  await expect(timer).toHaveText('00:00', { timeout: 30_000 });
  await expect(page.getByText('맡아 둔 시간이 지났어요.').filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText('재고가 남아 있으면 지금 다시 결제할 수 있어요.').first()).toBeVisible();
  await expect(payButton(page).filter({ visible: true }).first()).toBeEnabled();
  await expectSound(page);
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByRole('button', { name: '이어서 결제하기' })).toHaveCount(0);
});
