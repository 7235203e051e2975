import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { variantStock } from '~/modules/inventory/tables';
import { testDb } from '~/testing/db';
import { givenVariant } from '~/testing/factories/order';
import { countQueries } from './query-count';
import { statement } from './statement';

const stockOf = statement<{ id: Id<'var'> }, { stock: number; held: number }[]>((db, given) =>
  db
    .select({ stock: variantStock.stock, held: variantStock.reservedStock })
    .from(variantStock)
    .where(eq(variantStock.variantId, given('id'))),
);
const setStock = statement<{ id: Id<'var'>; stock: number }, { stock: number }[]>((db, given) =>
  db
    .update(variantStock)
    .set({ stock: sql`${given('stock')}` })
    .where(eq(variantStock.variantId, given('id')))
    .returning({ stock: variantStock.stock }),
);

describe('a statement put together once', () => {
  it('is filled in anew each time', async () => {
    const [a, b] = [await givenVariant({ stock: 3 }), await givenVariant({ stock: 7 })];
    expect(await stockOf(testDb(), { id: a.variantId })).toEqual([{ stock: 3, held: 0 }]);
    expect(await stockOf(testDb(), { id: b.variantId })).toEqual([{ stock: 7, held: 0 }]);
    expect(await stockOf(testDb(), { id: newId('var') })).toEqual([]);
  });

  it('belongs to the transaction it is sent in, first or later, inside another or beside it', async () => {
    const { variantId: id } = await givenVariant({ stock: 3 });
    for (const stock of [4, 5]) {
      await expect(
        testDb().transaction(async (tx) => {
          expect(await setStock(tx, { id, stock })).toEqual([{ stock }]);
          expect(await stockOf(tx, { id })).toMatchObject([{ stock }]);
          // Nobody outside sees it.
          expect(await stockOf(testDb(), { id })).toMatchObject([{ stock: 3 }]);
          await tx
            .transaction(async (inner) => {
              await setStock(inner, { id, stock: 9 });
              throw new Error('only the inner one');
            })
            .catch(() => undefined);
          expect(await stockOf(tx, { id })).toMatchObject([{ stock }]);
          throw new Error('undone');
        }),
      ).rejects.toThrow('undone');
    }
    expect(await stockOf(testDb(), { id })).toMatchObject([{ stock: 3 }]);
  });

  it('is counted like any other query', async () => {
    const { variantId: id } = await givenVariant();
    const { queries } = await countQueries(() => stockOf(testDb(), { id }));
    expect(queries).toHaveLength(1);
  });
});
