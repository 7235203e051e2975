import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import { guests } from '../tables';

export const GUEST_TTL = 90 * 86_400;

/** The guest whose random cookie this is, or null. Notes once a day that they were seen: who is not for a year is forgotten. */
export async function findGuestByCookie(ctx: Pick<Ctx, 'db'>, cookie: string): Promise<{ id: Id<'gst'> } | null> {
  const rows = await ctx.db
    .select({ id: guests.id, isStale: sql<boolean>`${guests.seenAt} < now() - interval '1 day'` })
    .from(guests)
    .where(eq(guests.cookieHash, sha256(cookie)));
  const [guest] = rows;
  if (!guest) return null;
  if (guest.isStale)
    await ctx.db
      .update(guests)
      .set({ seenAt: sql`now()` })
      .where(eq(guests.id, guest.id));
  return { id: guest.id };
}

/** A new guest and the cookie to give them; only its hash is stored. */
export async function createGuest(ctx: Pick<Ctx, 'db'>): Promise<{ id: Id<'gst'>; cookie: string }> {
  const id = newId('gst');
  const cookie = randomBytes(32).toString('base64url');
  await ctx.db.insert(guests).values({ id, cookieHash: sha256(cookie) });
  return { id, cookie };
}
