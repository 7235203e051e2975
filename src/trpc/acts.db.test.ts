import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACTS } from '~/modules/audit/rules';
import { adminActs, staffAreas } from '~/modules/account/tables';
import { lockStock } from '~/modules/inventory/service/stock';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { everything, testDb } from '~/testing/db';
import { GIVEN_ACTS, TYPED } from '~/testing/factories/acts';
import { anyCtx, givenCustomer, givenStaff, givenVariant } from '~/testing/factories/order';
import { REFUND_ACCOUNT } from '~/testing/factories/refund';
import { call, PROCEDURES } from '~/testing/procedures';
import { startTestToss, type TestToss } from '~/testing/toss';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

const ACTING = PROCEDURES.filter(({ path }) => GIVEN_ACTS[path]).map((procedure) => ({
  ...procedure,
  given: GIVEN_ACTS[procedure.path]!,
}));
const actsOf = ({ requestId }: Ctx) => testDb().select().from(adminActs).where(eq(adminActs.requestId, requestId));
const asked = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(), requestId: crypto.randomUUID() });

describe('what staff do', () => {
  it('is known by name, each procedure that changes something or looks into people’s data', () => {
    const mutations = PROCEDURES.filter(({ path, type }) => path.startsWith('admin.') && type === 'mutation');
    expect(Object.keys(GIVEN_ACTS)).toEqual(expect.arrayContaining(mutations.map(({ path }) => path)));
    expect(ACTS.toSorted()).toEqual(
      [...Object.keys(GIVEN_ACTS), 'command.admin', 'command.dropSecondStep', 'account.returnEmail'].toSorted(),
    );
    expect(ACTING).toHaveLength(Object.keys(GIVEN_ACTS).length);
  });

  it.each(ACTING)('$path is written down once, with who and what, and no word about people', async (procedure) => {
    const complaints = vi.spyOn(log, 'error');
    const { userId, ctx: admin } = await givenCustomer('ADMIN');
    const input = await procedure.given(toss);
    complaints.mockClear();
    const ctx = asked(admin);
    await call(ctx, procedure, input);
    const acts = await actsOf(ctx);
    expect(acts).toMatchObject([{ actorId: userId, act: procedure.path }]);
    expect(complaints.mock.calls.filter(([event]) => event === 'act.unwritten')).toEqual([]);
    const kept = JSON.stringify(acts[0]?.input);
    for (const word of [TYPED, REFUND_ACCOUNT.number, REFUND_ACCOUNT.holder]) expect(kept).not.toContain(word);
    for (const [key, value] of Object.entries(input ?? {}))
      if (key.endsWith('Id')) expect(acts[0]?.input[key]).toBe(value);
  });

  it.each(ACTING)('$path leaves everything as it was where it cannot be written down', async (procedure) => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const input = await procedure.given(toss);
    const before = await everything();
    vi.spyOn(log, 'error').mockReturnValue();
    const charged = await toss.ledger('');
    // No database takes this in a text.
    await expect(call({ ...asked(admin), requestId: 'a\0b' }, procedure, input)).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
    expect(await everything()).toBe(before);
    expect(await toss.ledger('')).toEqual(charged);
  });

  it('is not written down where it was refused', async () => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const { ctx: staff } = await givenStaff(['orders']);
    const { variantId } = await givenVariant({ stock: 1 });
    const correct = { path: 'admin.stock.correct', type: 'mutation' } as const;
    for (const [ctx, delta] of [
      [asked(admin), -2],
      [asked(staff), 1],
    ] as const) {
      await expect(call(ctx, correct, { variantId, delta, reason: 'COUNTED' })).rejects.toThrow();
      expect(await actsOf(ctx)).toEqual([]);
    }
  });

  it('is not done where the role was taken while it waited', async () => {
    const { variantId } = await givenVariant({ stock: 5 });
    const correct = { path: 'admin.stock.correct', type: 'mutation' } as const;
    const { userId, ctx: staff } = await givenStaff(['products', 'orders']);
    const isWaiting = async () =>
      testDb().$count(sql`pg_stat_activity`, sql`datname = current_database() AND wait_event_type = 'Lock'`);
    const ctx = asked(staff);
    const { act, before } = await inTx(anyCtx(), async (tx) => {
      await lockStock(tx, [variantId]);
      const act = Promise.allSettled([call(ctx, correct, { variantId, delta: 1, reason: 'COUNTED' })]);
      await expect.poll(isWaiting).toBe(1);
      await testDb()
        .delete(staffAreas)
        .where(and(eq(staffAreas.userId, userId), eq(staffAreas.area, 'products')));
      return { act, before: await everything() };
    });
    expect(await act).toMatchObject([{ status: 'rejected', reason: { code: 'NOT_FOUND' } }]);
    expect(await everything()).toBe(before);
  });

  it('stays as it was written: nobody changes or removes it', async () => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const ctx = asked(admin);
    await call(ctx, { path: 'admin.books.look', type: 'mutation' });
    const mine = eq(adminActs.requestId, ctx.requestId);
    const refused = { cause: { message: 'admin_acts is append-only' } };
    await expect(testDb().update(adminActs).set({ act: 'nothing' }).where(mine)).rejects.toMatchObject(refused);
    await expect(testDb().delete(adminActs).where(mine)).rejects.toMatchObject(refused);
    expect(await actsOf(ctx)).toHaveLength(1);
  });
});
