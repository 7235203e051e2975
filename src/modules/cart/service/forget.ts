import 'server-only';
import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { carts } from '../tables';

/** Forgets the cart of somebody who leaves, with its lines. */
export async function forgetCart(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<void> {
  await ctx.db.delete(carts).where(eq(carts.userId, userId));
}
