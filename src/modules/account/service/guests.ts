import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import { guests } from '../tables';

export const GUEST_TTL = 90 * 86_400;

/** The guest whose random cookie this is, or null. */
export async function findGuestByCookie(ctx: Pick<Ctx, 'db'>, cookie: string): Promise<{ id: Id<'gst'> } | null> {
  const rows = await ctx.db
    .select({ id: guests.id })
    .from(guests)
    .where(eq(guests.cookieHash, sha256(cookie)));
  return rows[0] ?? null;
}

/** A new guest and the cookie to give them; only its hash is stored. */
export async function createGuest(ctx: Pick<Ctx, 'db'>): Promise<{ id: Id<'gst'>; cookie: string }> {
  const id = newId('gst');
  const cookie = randomBytes(32).toString('base64url');
  await ctx.db.insert(guests).values({ id, cookieHash: sha256(cookie) });
  return { id, cookie };
}
