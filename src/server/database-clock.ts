import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from './context';

/** So many minutes from now by the database clock, which alone decides when holds end. */
export async function fromNow(ctx: Pick<Ctx, 'db'>, minutes: number): Promise<Date> {
  const [row] = await ctx.db.execute<{ at: string }>(
    sql`SELECT clock_timestamp() + make_interval(mins => ${minutes}) AS at`,
  );
  if (!row) throw new RangeError('the database told no time');
  return new Date(row.at);
}
