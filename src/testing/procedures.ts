import { callTRPCProcedure, TRPCError } from '@trpc/server';
import { z, ZodError } from 'zod';
import type { Ctx } from '~/server/context';
import { nothing } from '~/trpc/init';
import { appRouter } from '~/trpc/root';

export type Procedure = {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** Something, and not nothing. */
  readonly takesInput: boolean;
};

function defOf(procedure: unknown): object {
  const def: unknown = typeof procedure === 'function' && '_def' in procedure ? procedure._def : null;
  if (!def || typeof def !== 'object') throw new Error('not a procedure');
  return def;
}

function schemasIn(def: object): readonly z.ZodType[] {
  const inputs: unknown = 'inputs' in def ? def.inputs : [];
  return Array.isArray(inputs) ? inputs.filter((schema) => schema instanceof z.ZodType) : [];
}

/** Every procedure there is, as the router itself lists them. */
export const PROCEDURES: readonly Procedure[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const def = defOf(procedure);
  const type = 'type' in def ? def.type : null;
  if (type !== 'query' && type !== 'mutation' && type !== 'subscription') throw new Error(`${path} is no procedure`);
  return { path, type, takesInput: schemasIn(def).some((schema) => schema !== nothing) };
});

/** The schemas of what a procedure takes. */
export function schemasOf(path: string): readonly z.ZodType[] {
  const found = Object.entries(appRouter._def.procedures).find(([name]) => name === path);
  return schemasIn(defOf(found?.[1]));
}

/** Calls a procedure by its name, with whatever input, as the HTTP edge does. */
export const call = (
  ctx: Ctx & { readonly reqHeaders?: Headers },
  { path, type }: Pick<Procedure, 'path' | 'type'>,
  input?: unknown,
): Promise<unknown> =>
  callTRPCProcedure({
    router: appRouter,
    path,
    type,
    getRawInput: async () => input,
    ctx: { ...ctx, reqHeaders: ctx.reqHeaders ?? new Headers(), resHeaders: null },
    signal: undefined,
    batchIndex: 0,
  });

/** How a call failed, or null. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** What was wrong with the input of a call that failed for it: the kinds of its flaws. */
export function flawsOf(error: unknown): string[] {
  const cause = error instanceof TRPCError && error.code === 'BAD_REQUEST' ? error.cause : null;
  return cause instanceof ZodError ? cause.issues.map(({ code }) => code) : [];
}

/** Everything whoever called learns of how it went, as one word to compare. */
export async function answerOf(work: Promise<unknown>): Promise<string> {
  const [answer, error] = await work.then(
    (value: unknown) => [value, null] as const,
    (thrown: unknown) => [null, thrown] as const,
  );
  if (error === null) return answer === undefined ? 'nothing' : JSON.stringify(answer);
  if (!(error instanceof TRPCError)) return 'not a refusal';
  const { code, message, cause } = error;
  const details: unknown = cause && 'details' in cause ? cause.details : null;
  return JSON.stringify({ code, message, details });
}
