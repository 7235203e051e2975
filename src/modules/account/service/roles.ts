import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { users } from '../tables';

/** Whether this user is an admin now. Read per call: a role is never kept in a token. */
export async function isAdmin(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.role, 'ADMIN')));
  return rows.length === 1;
}
