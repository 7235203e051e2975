import { describe, expect, it } from 'vitest';
import { givenGuest } from '~/testing/factories/account';
import { givenLine, linesOf } from '~/testing/factories/cart';
import { addToCart } from './add';
import { removeLines, restoreLines, selectLine, setQuantity } from './change';
import { selectedLines } from './read';

const STOCK = { stock: 50, maxPerOrder: 50 };
const times = <T>(count: number, make: (turn: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, turn) => make(turn)));
const refusals = (answers: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  answers.filter((answer) => answer.status === 'rejected').map(({ reason }): unknown => reason);

describe('many changes of one line at once', () => {
  it('set it to one of the numbers that were sent, and the next one decides', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 1, STOCK);
    expect(refusals(await times(40, (turn) => setQuantity(ctx, { variantId, quantity: turn + 2 })))).toEqual([]);
    const [[, quantity] = [variantId, 0]] = await linesOf(ctx);
    expect(quantity).toBeGreaterThanOrEqual(2);
    expect(quantity).toBeLessThanOrEqual(41);
    await setQuantity(ctx, { variantId, quantity: 7 });
    expect(await linesOf(ctx)).toEqual([[variantId, 7]]);
  });

  it('add up: no unit is lost or doubled, and none beyond the stock', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 10, STOCK);
    const answers = await times(60, () => addToCart(ctx, { variantId, quantity: 1 }));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    for (const reason of refusals(answers)) expect(reason).toMatchObject({ code: 'QUANTITY_LIMIT' });
    expect(await linesOf(ctx)).toEqual([[variantId, 50]]);
  });

  it('take it out and put it back: it is there once, as it was, or not at all', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 3, STOCK);
    const lines = [{ variantId, quantity: 3, selected: true }];
    const answers = await times(40, (turn) =>
      turn % 2 === 0 ? removeLines(ctx, { variantIds: [variantId] }) : restoreLines(ctx, { lines }),
    );
    expect(refusals(answers)).toEqual([]);
    expect([[], [[variantId, 3]]]).toContainEqual(await linesOf(ctx));
    await restoreLines(ctx, { lines });
    expect(await linesOf(ctx)).toEqual([[variantId, 3]]);
  });

  it('that ticks and counts at the same moment lose neither', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 1, STOCK);
    const answers = await times(40, (turn) =>
      turn % 2 === 0 ? setQuantity(ctx, { variantId, quantity: 9 }) : selectLine(ctx, { variantId, selected: false }),
    );
    expect(refusals(answers)).toEqual([]);
    expect(await selectedLines(ctx)).toEqual([]);
    await selectLine(ctx, { variantId, selected: true });
    expect(await selectedLines(ctx)).toEqual([{ variantId, quantity: 9 }]);
  });

  it('after it was taken out set nothing: only what is in the cart can be counted', async () => {
    const { ctx } = await givenGuest();
    const variantId = await givenLine(ctx, 1, STOCK);
    await removeLines(ctx, { variantIds: [variantId] });
    for (const reason of refusals(await times(5, () => setQuantity(ctx, { variantId, quantity: 4 }))))
      expect(reason).toMatchObject({ code: 'NOT_FOUND' });
    expect(await linesOf(ctx)).toEqual([]);
  });
});
