import { callTRPCProcedure } from '@trpc/server';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { users } from '~/modules/account/tables';
import type { Ctx } from '~/server/context';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { appRouter } from './root';

function typeOf(procedure: unknown): 'query' | 'mutation' {
  const def: unknown = typeof procedure === 'function' && '_def' in procedure ? procedure._def : null;
  const type = def && typeof def === 'object' && 'type' in def ? def.type : null;
  if (type === 'query' || type === 'mutation') return type;
  throw new Error('neither a query nor a mutation');
}

const PROCEDURES = Object.entries(appRouter._def.procedures)
  .filter(([path]) => path.startsWith('admin.'))
  .map(([path, procedure]) => ({ path, type: typeOf(procedure) }));

const call = (ctx: Ctx, { path, type }: (typeof PROCEDURES)[number], input?: unknown) =>
  callTRPCProcedure({
    router: appRouter,
    path,
    type,
    getRawInput: async () => input,
    ctx: { ...ctx, reqHeaders: new Headers(), resHeaders: null },
    signal: undefined,
    batchIndex: 0,
  });

describe('admin procedures', () => {
  it('are all here', () => {
    expect(PROCEDURES.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'admin.orders.list',
        'admin.products.changePrice',
        'admin.stock.correct',
        'admin.payments.cancelOrder',
      ]),
    );
  });

  it.each(PROCEDURES)('$path is not there for anybody but an admin, whatever is sent', async (procedure) => {
    const customer = await givenCustomer();
    for (const ctx of [anyCtx(), customer.ctx]) {
      await expect(call(ctx, procedure)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(call(ctx, procedure, { anything: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it.each(PROCEDURES)('$path lets an admin pass, and refuses keys it does not know', async (procedure) => {
    const { ctx } = await givenCustomer('ADMIN');
    const refusal: unknown = await call(ctx, procedure, { role: 'ADMIN' }).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal !== null) expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('refuse an admin from the moment the role is gone', async () => {
    const { ctx, userId } = await givenCustomer('ADMIN');
    const counts = { path: 'admin.orders.counts', type: 'query' } as const;
    await expect(call(ctx, counts)).resolves.toHaveLength(5);
    await testDb().update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, userId));
    await expect(call(ctx, counts)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
