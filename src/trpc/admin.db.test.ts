import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { users } from '~/modules/account/tables';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { call, failureOf, flawsOf, PROCEDURES } from '~/testing/procedures';

const ADMIN = PROCEDURES.filter(({ path }) => path.startsWith('admin.'));

describe('admin procedures', () => {
  it('are all here', () => {
    expect(ADMIN.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'admin.orders.list',
        'admin.products.changePrice',
        'admin.stock.correct',
        'admin.payments.cancelOrder',
      ]),
    );
  });

  it.each(ADMIN)('$path is not there for anybody but an admin, whatever is sent', async (procedure) => {
    const customer = await givenCustomer();
    for (const ctx of [anyCtx(), customer.ctx]) {
      await expect(call(ctx, procedure)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(call(ctx, procedure, { anything: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it.each(ADMIN)('$path lets an admin pass, and refuses keys it does not know', async (procedure) => {
    const { ctx } = await givenCustomer('ADMIN');
    const refusal = await failureOf(call(ctx, procedure, { role: 'ADMIN' }));
    if (procedure.takesInput) expect(flawsOf(refusal)).toContain('unrecognized_keys');
    else expect(refusal).toBeNull();
  });

  it('refuse an admin from the moment the role is gone', async () => {
    const { ctx, userId } = await givenCustomer('ADMIN');
    const counts = { path: 'admin.orders.counts', type: 'query' } as const;
    await expect(call(ctx, counts)).resolves.toHaveLength(5);
    await testDb().update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, userId));
    await expect(call(ctx, counts)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
