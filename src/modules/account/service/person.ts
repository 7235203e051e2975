import 'server-only';
import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { guests, users } from '../tables';

type Person = { readonly userId: Id<'usr'> | null; readonly guestId: Id<'gst'> | null };

/** Locks the person's row until the transaction ends; first in the lock order of the shop. @returns whether they exist. */
export async function lockPerson(ctx: Pick<Ctx, 'db'>, { userId, guestId }: Person): Promise<boolean> {
  const rows = userId
    ? await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
    : await ctx.db
        .select({ id: guests.id })
        .from(guests)
        .where(eq(guests.id, guestId ?? 'gst_'))
        .for('no key update');
  return rows.length === 1;
}

/** The person's e-mail address, where they have an account with one. */
export async function findEmail(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'> | null): Promise<string | null> {
  if (!userId) return null;
  const [person] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return person?.email ?? null;
}
