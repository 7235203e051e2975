import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { releaseHolds } from '~/modules/inventory/service/stock';
import { inTx, type Ctx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { givenBooks, undone, type Books } from '~/testing/factories/books';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { stockRow } from '~/testing/factories/payment';
import { PLANTS } from '~/testing/planted/all';
import { startTestToss, type TestToss } from '~/testing/toss';
import { mendOf, NUDGES } from '../rules';
import { auditRepairs } from '../tables';
import { audit } from './audit';
import { nudge, repair } from './repair';

let toss: TestToss;
let books: Books;
let admin: Awaited<ReturnType<typeof givenCustomer>>;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
  books = await givenBooks(toss);
  admin = await givenCustomer('ADMIN');
});
afterAll(() => toss.sandbox.stop());

const asAdmin = (ctx: Ctx) => ({ ...ctx, user: { id: admin.userId, sid: 'in-a-test' } });
const countOf = async (ctx: Ctx) => (await audit(ctx)).reduce((sum, { count }) => sum + count, 0);
const traces = (ctx: Ctx) => ctx.db.select().from(auditRepairs).orderBy(desc(auditRepairs.id));
const isNudge = (mend: string | null) => NUDGES.some((name) => name === mend);

describe('putting right', () => {
  it.each(PLANTS.filter(({ mends }) => mends))(
    'removes exactly the difference and leaves a trace: $check, $named',
    async ({ check, plant, rows }) => {
      await undone(async (ctx) => {
        for (const statement of plant(books)) await ctx.db.execute(statement);
        for (const { subject, what } of rows(books)) await repair(asAdmin(ctx), { check, subject, what });
        const mends = rows(books).map(({ what }) => mendOf(check, what));
        expect(await traces(ctx)).toMatchObject(
          rows(books)
            .map(({ subject }, index) => ({ check, subject, action: mends[index], actor: admin.userId }))
            .toReversed(),
        );
        // What only looks again at once is as late as before until it was looked at.
        if (!mends.some(isNudge)) expect(await countOf(ctx)).toBe(0);
      });
    },
  );

  it.each(PLANTS.filter(({ mends = false }) => !mends))(
    'is left to a person where it could do harm: $check, $named',
    async ({ check, plant, rows }) => {
      await undone(async (ctx) => {
        for (const statement of plant(books)) await ctx.db.execute(statement);
        const before = await countOf(ctx);
        for (const { subject, what } of rows(books))
          await expect(repair(asAdmin(ctx), { check, subject, what })).rejects.toMatchObject({ code: 'NOT_FOUND' });
        expect(await countOf(ctx)).toBe(before);
        expect(await traces(ctx)).toEqual([]);
      });
    },
  );

  it('changes nothing where the difference is gone', async () => {
    await expect(
      repair(asAdmin(anyCtx()), { check: 'reserved', subject: books.free, what: 'reserved' }),
    ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(nudge(asAdmin(anyCtx()), { nudge: 'REFUND_NOW', subject: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await traces(anyCtx())).toEqual([]);
  });

  it('leaves it to a person who gets nothing, where more is held than there is', async () => {
    await undone(async (ctx) => {
      await ctx.db.execute(
        sql`UPDATE variant_stock SET stock = 1, reserved_stock = 1 WHERE variant_id = ${books.unpaid.variantId}`,
      );
      const wrong = { check: 'reserved', subject: books.unpaid.variantId, what: 'reserved' } as const;
      await expect(repair(asAdmin(ctx), wrong)).rejects.toMatchObject({ code: 'STOCK_BELOW_RESERVED' });
    });
  });

  it('counts right while the same units are held and released', async () => {
    const { variantId } = await givenVariant({ stock: 30 });
    const buyers = await Promise.all(Array.from({ length: 12 }, () => givenCustomer()));
    const first = await Promise.all(buyers.slice(0, 4).map(({ ctx }) => givenOrder(ctx, [{ variantId, quantity: 1 }])));
    await testDb().execute(
      sql`UPDATE variant_stock SET reserved_stock = reserved_stock + 3 WHERE variant_id = ${variantId}`,
    );
    const by = { actor: 'test', cause: 'test' };
    await Promise.all([
      repair(asAdmin(anyCtx()), { check: 'reserved', subject: variantId, what: 'reserved' }),
      ...buyers.slice(4).map(({ ctx }) => givenOrder(ctx, [{ variantId, quantity: 1 }])),
      ...first.map(({ id }) => inTx(anyCtx(), (tx) => releaseHolds(tx, id, by))),
    ]);
    expect(await stockRow(variantId)).toMatchObject({ stock: 30, reservedStock: 8 });
    expect(await brokenInvariants()).toEqual([]);
    const trace = await testDb().select().from(auditRepairs).where(eq(auditRepairs.subject, variantId));
    expect(trace).toMatchObject([{ action: 'RECOUNT_RESERVED', before: { stock: 30 }, after: { stock: 30 } }]);
  });
});
