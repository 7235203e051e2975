import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { AppError } from '~/lib/errors';
import { systemCtx } from '~/server/context';
import { createCallerFactory, customerProcedure, publicProcedure, router, type TrpcCtx } from './init';

class DriverError extends Error {
  constructor(readonly code: string) {
    super('password of user minji@example.com is …');
  }
}

const caller = createCallerFactory(
  router({
    refused: publicProcedure.query(() => {
      throw new AppError('OUT_OF_STOCK', { available: 1 });
    }),
    busy: publicProcedure.query(() => {
      throw new Error('query failed', { cause: new DriverError('55P03') });
    }),
    broken: publicProcedure.query(() => {
      throw new DriverError('XX000');
    }),
    mine: customerProcedure.query(({ ctx }) => ctx.user.id),
  }),
);
const ctx: TrpcCtx = { ...systemCtx(), reqHeaders: new Headers(), resHeaders: null };
const failureOf = async (work: Promise<unknown>): Promise<TRPCError> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCError)) throw new Error('did not fail as a TRPCError');
  return error;
};

describe('the edge', () => {
  it('gives an expected failure its own type', async () => {
    expect(await failureOf(caller(ctx).refused())).toMatchObject({
      code: 'CONFLICT',
      message: 'OUT_OF_STOCK',
      cause: { details: { available: 1 } },
    });
  });
  it('calls a database that gave up waiting busy, not broken', async () => {
    expect(await failureOf(caller(ctx).busy())).toMatchObject({ code: 'SERVICE_UNAVAILABLE', cause: { code: 'BUSY' } });
  });
  it('leaves a fault a fault', async () => {
    expect(await failureOf(caller(ctx).broken())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });
  it('knows nobody as nobody', async () => {
    expect(await failureOf(caller(ctx).mine())).toMatchObject({
      code: 'UNAUTHORIZED',
      cause: { code: 'UNAUTHENTICATED' },
    });
  });
});
