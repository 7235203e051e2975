import 'server-only';
import { and, inArray, isNotNull, lte, ne, or } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import { claims } from '../tables';

/** Takes the words and the account of whoever asked out of requests that ended at this moment or earlier. @returns how many */
export async function eraseClaims(ctx: Pick<Ctx, 'db'>, endedUntil: Date, batch: number): Promise<number> {
  const personal = or(ne(claims.text, ''), ne(claims.decision, ''), isNotNull(claims.refundAccount));
  const due = ctx.db
    .select({ id: claims.id })
    .from(claims)
    .where(and(lte(claims.endedAt, endedUntil), personal))
    .limit(batch);
  const erased = await ctx.db
    .update(claims)
    .set({ text: '', decision: '', refundAccount: null })
    .where(inArray(claims.id, due))
    .returning({ id: claims.id });
  return erased.length;
}
