import { describe, expect, test } from 'vitest';
import { newId } from '~/lib/ids';
import { findGuestByCookie } from '~/modules/account/service/guests';
import { becomeGuest } from '~/modules/order/service/become-guest';
import { testDb } from '~/testing/db';
import { givenGuest, edgeCtx } from '~/testing/factories/account';
import { changePrice, givenLine, linesOf, wantMore } from '~/testing/factories/cart';
import { givenCustomer, givenVariant, orderInput } from '~/testing/factories/order';
import { placeOrder } from '~/modules/order/service/place-order';
import { addToCart } from './add';
import { acknowledgePrices, removeLines, restoreLines, selectAll, selectLine, setQuantity } from './change';
import { readCart, selectedLines } from './read';

describe('a line', () => {
  test('takes a quantity within stock and limit', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 1, { stock: 8, maxPerOrder: 5 });
    expect((await setQuantity(ctx, { variantId, quantity: 5 })).lines[0]).toMatchObject({ quantity: 5, max: 5 });
    await expect(setQuantity(ctx, { variantId, quantity: 6 })).rejects.toMatchObject({
      code: 'QUANTITY_LIMIT',
      details: { available: 5 },
    });
  });

  test('of somebody else is not there', async () => {
    const { ctx } = await givenGuest();
    const other = await givenGuest();
    const variantId = await givenLine(ctx);
    await expect(setQuantity(other.ctx, { variantId, quantity: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(setQuantity(edgeCtx(), { variantId, quantity: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await removeLines(other.ctx, { variantIds: [variantId] });
    await selectLine(other.ctx, { variantId, selected: false });
    await selectAll(other.ctx, { selected: false });
    expect((await readCart(ctx)).lines).toMatchObject([{ quantity: 1, selected: true }]);
  });

  test('comes back as it was when its removal is undone, once', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 3);
    expect((await removeLines(ctx, { variantIds: [variantId] })).lines).toEqual([]);
    const lines = [{ variantId, quantity: 3, selected: false }];
    await restoreLines(ctx, { lines });
    expect((await restoreLines(ctx, { lines })).lines).toMatchObject([{ variantId, quantity: 3, selected: false }]);
  });

  test('says a new price until it was seen', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 1, { price: 2700 });
    await changePrice(variantId, -300);
    expect((await readCart(ctx)).lines).toMatchObject([{ unitPrice: 2400, priceBefore: 2700 }]);
    await acknowledgePrices(ctx);
    expect((await readCart(ctx)).lines).toMatchObject([{ unitPrice: 2400, priceBefore: null }]);
  });

  test('shows what can be had of a quantity that has become too large', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 2, { stock: 4 });
    await wantMore(variantId, 9);
    expect((await readCart(ctx)).lines).toMatchObject([{ quantity: 4, wanted: 9, left: 4 }]);
    expect(await selectedLines(ctx)).toEqual([{ variantId, quantity: 4 }]);
  });
});

test('only what is ticked and can be bought is ordered', async () => {
  const { ctx } = await givenGuest();
  const wanted = await givenLine(ctx, 2);
  const unticked = await givenLine(ctx);
  const gone = await givenLine(ctx, 1, { stock: 1 });
  await selectLine(ctx, { variantId: unticked, selected: false });
  const other = await givenCustomer();
  await placeOrder(other.ctx, await orderInput(other.ctx, [{ variantId: gone, quantity: 1 }]));
  expect(await selectedLines(ctx)).toEqual([{ variantId: wanted, quantity: 2 }]);
  expect((await selectAll(ctx, { selected: true })).lines.map((line) => [line.state, line.selected])).toEqual([
    ['BUYABLE', true],
    ['BUYABLE', true],
    ['SOLD_OUT', false],
  ]);
});

test('units held by the shopper’s own open order are not sold out for them', async () => {
  const { ctx } = await givenGuest();
  const variantId = await givenLine(ctx, 1, { stock: 1 });
  await placeOrder(ctx, await orderInput(ctx, [{ variantId, quantity: 1 }]));
  expect((await readCart(ctx)).lines).toMatchObject([{ state: 'BUYABLE', max: 1 }]);
  expect(await linesOf(ctx)).toEqual([[variantId, 1]]);
});

describe('a stranger who puts lines back', () => {
  test('becomes no guest for what there is not', async () => {
    const ctx = edgeCtx();
    const lines = [{ variantId: newId('var'), quantity: 1, selected: true }];
    expect((await restoreLines(ctx, { lines })).lines).toEqual([]);
    expect(ctx.resHeaders.getSetCookie()).toEqual([]);
  });

  test('becomes one for what there is', async () => {
    const { variantId } = await givenVariant();
    const ctx = edgeCtx();
    const { lines } = await restoreLines(ctx, { lines: [{ variantId, quantity: 2, selected: true }] });
    expect(lines).toMatchObject([{ variantId, quantity: 2 }]);
    const guest = await findGuestByCookie(
      { db: testDb() },
      /=([\w-]+);/.exec(String(ctx.resHeaders.getSetCookie()))?.[1] ?? '',
    );
    expect(await linesOf(edgeCtx({ guest }))).toEqual([[variantId, 2]]);
  });
});

test('one address makes so many guests and no more, by whichever of the ways; a guest is not counted', async () => {
  const { variantId } = await givenVariant();
  const { reqHeaders } = edgeCtx();
  const stranger = () => ({ ...edgeCtx(), reqHeaders });
  const lines = [{ variantId, quantity: 1, selected: true }];
  const ways = [
    () => addToCart(stranger(), { variantId, quantity: 1 }),
    () => restoreLines(stranger(), { lines }),
    () => becomeGuest(stranger()),
  ];
  for (let made = 0; made < 120; made += ways.length) for (const way of ways) await way();
  for (const way of ways) await expect(way()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  const { id } = await givenGuest();
  await restoreLines({ ...stranger(), guest: { id } }, { lines });
  expect(await linesOf(edgeCtx({ guest: { id } }))).toEqual([[variantId, 1]]);
  await addToCart(edgeCtx(), { variantId, quantity: 1 });
});
