import 'server-only';
import { initTRPC, tracked, TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { AppError, isAppError, type AppErrorCode, type ErrorDetails } from '~/lib/errors';
import { isStorable } from '~/lib/storable';
import { keptOf, writeDeskAct } from '~/modules/account/service/acts';
import { provenAt, requireProof, requireProofAgain, requireRecent } from '~/modules/account/service/proof';
import { requireDesk, type Desk } from '~/modules/account/service/roles';
import { namesHidden } from '~/modules/audit/service/hidden-orders';
import { actOf } from '~/server/act';
import { inTx, type Ctx } from '~/server/context';
import { isDatabaseBusy } from '~/server/database-busy';
import { log } from '~/server/logger';
import { takeLimit } from '~/server/rate-limit';
import { transformer } from './transformer';

/**
 * The service context plus what only the HTTP edge has. `resHeaders` is null where a page calls in process. `accessEnds` is when
 * the access token of whoever asks ends, where they come by one.
 */
export type TrpcCtx = Ctx & {
  readonly reqHeaders: Headers;
  readonly resHeaders: Headers | null;
  readonly accessEnds?: Date | null;
};

/** What the browser learns of an error: our code, its harmless details, and the fields that were wrong. */
export type PublicError = {
  readonly appCode: AppErrorCode;
  readonly details: ErrorDetails;
  readonly fields: Record<string, string[] | undefined> | null;
};

function publicError(error: TRPCError): PublicError {
  const { cause } = error;
  if (isAppError(cause)) return { appCode: cause.code, details: cause.details, fields: null };
  if (cause instanceof ZodError) {
    return { appCode: 'INVALID_INPUT', details: {}, fields: z.flattenError(cause).fieldErrors };
  }
  if (error.code === 'NOT_FOUND') return { appCode: 'NOT_FOUND', details: {}, fields: null };
  return { appCode: error.code === 'BAD_REQUEST' ? 'INVALID_INPUT' : 'INTERNAL', details: {}, fields: null };
}

/** A stream says every so often that it lives; a browser that hears nothing for longer begins it anew. */
const STREAMS = { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } };

const t = initTRPC.context<TrpcCtx>().create({
  transformer,
  sse: STREAMS,
  errorFormatter({ shape, error }) {
    const shown = publicError(error);
    return {
      ...shape,
      message: shown.appCode,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...shown },
    };
  },
});

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

/** Logs every call, refuses text no database can hold, and turns an AppError into the tRPC error of its code. */
const edge = t.middleware(async ({ ctx, path, type, next, getRawInput }) => {
  const started = performance.now();
  if (!isStorable(await getRawInput()))
    throw new TRPCError({ code: 'BAD_REQUEST', cause: new AppError('INVALID_INPUT') });
  const result = await next();
  const ms = Math.round(performance.now() - started);
  if (result.ok) {
    log.debug('trpc', { requestId: ctx.requestId, path, type, ms });
    return result;
  }
  const { cause } = result.error;
  if (isAppError(cause)) {
    log.info('trpc.refused', { requestId: ctx.requestId, path, type, ms, code: cause.code });
    throw new TRPCError({ code: cause.trpcCode, message: cause.code, cause });
  }
  if (isDatabaseBusy(result.error)) {
    log.warn('trpc.busy', { requestId: ctx.requestId, path, type, ms });
    const busy = new AppError('BUSY', {}, { cause: result.error });
    throw new TRPCError({ code: busy.trpcCode, message: busy.code, cause: busy });
  }
  if (result.error.code === 'INTERNAL_SERVER_ERROR') {
    log.error('trpc.failed', cause ?? result.error, { requestId: ctx.requestId, path, type, ms });
  }
  return result;
});

/** The items of a stream under their ids: a browser that lost it says the last one it has. */
export async function* streamed<T>(items: AsyncIterable<{ readonly id: number; readonly data: T }>) {
  for await (const { id, data } of items) yield tracked(String(id), data);
}

/** What a procedure takes that takes nothing: whatever is sent to it all the same is refused, as a key that nobody knows is. */
export const nothing = z.void();

/** Anybody. */
export const publicProcedure = t.procedure.use(edge);

/** The shop's own pages, in process: whole catalogues for a stored answer. Over HTTP there is nothing of that name. */
export const pageProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.resHeaders) throw new AppError('NOT_FOUND');
  return next({ ctx });
});

/** Somebody signed in. */
export const customerProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new AppError('UNAUTHENTICATED');
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** Somebody who can have an order: signed in, a guest with a cookie of their own, or somebody with a pass for one order. */
export const buyerProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user && !ctx.guest && !ctx.pass) throw new AppError('UNAUTHENTICATED');
  return next({ ctx });
});

/** Somebody signed in whose login was not ended meanwhile: for what must not wait until an access token has run out. */
export const liveProcedure = customerProcedure.use(async ({ ctx, next }) => {
  if (!(await provenAt(ctx))) throw new AppError('UNAUTHENTICATED');
  return next({ ctx });
});

/** Somebody who proved a short while ago who they are: for money, roles, ways in, and leaving. */
export const provenProcedure = customerProcedure.use(async ({ ctx, next }) => {
  await requireProof(ctx);
  return next({ ctx });
});

/** Somebody who proved once more, after the login and a short while ago, who they are: for what would give an account away. */
export const provenAgainProcedure = customerProcedure.use(async ({ ctx, next }) => {
  await requireProofAgain(ctx);
  return next({ ctx });
});

type Needs = {
  /** What moves money or changes what people may do: not with a browser somebody left open. */
  readonly proof?: boolean;
  /** Looks into people's data: counted, for it is work and not copying, and written down in the transaction that reads. */
  readonly looks?: 'member.look' | 'order.look';
};

/**
 * Staff of this area, or an admin: by what the database has now and a login that lives. Everybody else learns nothing: NOT_FOUND,
 * as does staff for an order that is for admins only. Staff without their second step are told so. What a mutation does, and what
 * was looked at, is written down in the transaction that does it, if their role is still theirs at its end; where logins cannot
 * be asked nothing is changed.
 */
export const staffProcedure = (desk: Desk, { proof = false, looks }: Needs = {}) =>
  publicProcedure.use(async ({ ctx, path, type, getRawInput, next }) => {
    const staff = await requireDesk(ctx, desk);
    const input = await getRawInput();
    if (staff.role !== 'ADMIN' && (await namesHidden(ctx, input))) throw new AppError('NOT_FOUND');
    if (proof) requireRecent(ctx, staff.provenAt);
    if (type === 'mutation' && !staff.provenAt) throw new AppError('BUSY');
    const { user } = staff;
    const row = { actorId: user.id, act: path, input: keptOf(input), requestId: ctx.requestId };
    const act = type === 'mutation' || looks ? actOf((db) => writeDeskAct(db, row, desk)) : undefined;
    const mine = { ...ctx, user, staff, act };
    if (looks) {
      await takeLimit(looks, user.id);
      return inTx(mine, async (tx) => {
        const seen = await next({ ctx: tx });
        // What was refused was not seen, and is not written down.
        if (!seen.ok) throw seen.error;
        return seen;
      });
    }
    const result = await next({ ctx: mine });
    if (result.ok && act && !act.isWritten()) log.error('act.unwritten', undefined, { requestId: ctx.requestId, path });
    return result;
  });
